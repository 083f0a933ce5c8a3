import { catalogue } from '../catalogue.ts'
import { number } from '../format.ts'

/** A take that is changed: by an instruction, in a region, or by controls. */
export const editTakeWords = catalogue('edit-take', {
  edit: 'Edit',
  title: (take: number) => `Edit take ${number(take)}`,
  kept: 'Each edit is a new take; this one stays.',
  words: 'What should change',
  example: 'Make the flame warm and bright.',
  where: 'Where',
  region: 'Only inside the region',
  regionHelp: 'Everything outside stays exactly as it is, pixel for pixel.',
  whole: 'The whole picture',
  sentWhole: (model: string) => `This picture and your words, to ${model}. No other picture.`,
  sentPart: (size: string, model: string) =>
    `A part of ${size} pixels and your words, to ${model}. No other picture.`,
  draw: 'Draw edit',
  make: 'Make the take',
  making: 'It is being made.',
  picture:
    'Picture: drag to mark. With the keyboard, arrows move the brush, Space paints, B, E and R choose a tool.',
  tools: 'Region',
  tool: { brush: 'Brush', eraser: 'Eraser', box: 'Box' },
  size: 'Size',
  feather: 'Soft edge',
  pixels: (count: number) => `${number(count)} px`,
  invert: 'Invert',
  undo: 'Take back the last mark',
  clear: 'Clear',
  nothingMarked: 'Nothing is marked.',
  box: 'Box in pixels',
  left: 'Left',
  top: 'Top',
  width: 'Width',
  height: 'Height',
  mark: 'Mark this box',
  controls: 'Controls',
  controlsHelp: 'Sketch changes a picture by these controls. It understands no words.',
  control: { tone: 'Tone', zoom: 'Closer', x: 'Across', y: 'Down', angle: 'Angle' },
  reset: 'As it was',
  /** Why nothing can be drawn. */
  whyNot: {
    noWords: 'Say what should change.',
    noRegion: 'Mark a region, or choose The whole picture.',
    noRing: 'The region leaves nothing around it: mark a smaller one, or choose The whole picture.',
    noChange: 'Move a control first.',
  },
})
