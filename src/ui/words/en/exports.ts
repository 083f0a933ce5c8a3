import type { ExportWords } from '../../../domain/handover/export-words.ts'
import { catalogue } from '../catalogue.ts'

/** What stands in the files of a hand-over. Texts only: a worker gets them as a message. */
export const exportWords = catalogue('exports', {
  columns: {
    scene: 'Scene',
    shot: 'Shot',
    text: 'Description',
    size: 'Size',
    angle: 'Angle',
    move: 'Move',
    lens: 'Lens',
    duration: 'Duration (s)',
    frames: 'Frames',
    startTime: 'Start TC',
    endTime: 'End TC',
    dialogue: 'Dialogue',
    notes: 'Notes',
    sourceTime: 'Source time (s)',
    sourceTimecode: 'Source TC',
    take: 'Take',
    model: 'Model',
    picture: 'Picture',
    beat: 'Beat',
    cast: 'Cast',
    place: 'Place',
    things: 'Things',
    framing: 'Framing',
    direction: 'Direction',
    eyeline: 'Eyeline',
    sound: 'Sound',
    keep: 'Must keep',
  },
  notes: {
    omitted: 'Omitted',
    assumed: 'The duration is assumed',
    noPicture: 'No picture',
  },
  purposes: {
    readme: 'What is in this folder',
    csv: 'The shot list for spreadsheets',
    tsv: 'The shot list for pasting into a table',
    fountain: 'The script as Fountain, which is plain text',
    prompts: 'First and last frames with their motion, for video models',
    media: 'The pictures that timelines point at, as PNG or JPEG',
    pictures: 'Every shown picture as it is stored, upscaled ones too',
  },
  readme: {
    length: '{shots} shots, {seconds} s, {frames} frames at {rate} a second.',
    assumed: 'The duration of {shots} shots is assumed from their dialogue.',
    placeholders: 'These shots have no picture, a card with the number stands in: {shots}.',
    omitted: 'These shots are omitted: {shots}.',
    untried:
      'The formats follow their published descriptions. No editing program was at hand to try the files in.',
  },
  shot: 'Shot',
  script: { credit: 'Storyboard', voice: 'Voice' },
} satisfies Omit<ExportWords, 'terms'>)
