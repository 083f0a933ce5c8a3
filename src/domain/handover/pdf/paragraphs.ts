import { breakLines, isRightToLeft, type Line } from './break-lines.ts'
import type { Measure, TextStyle } from './page.ts'
import { fill, type PdfOptions, type PdfShot, type PdfWords } from './pdf-board.ts'
import type { Styles } from './styles.ts'

/** Lines in one style, measured but not placed. */
export interface Paragraph {
  readonly lines: readonly Line[]
  readonly style: TextStyle
  /** From one baseline to the next, in points. */
  readonly leading: number
  /** Above the first line. */
  readonly gap: number
  /** Who speaks: at the beginning of the first line, with a rule down the side of all. */
  readonly speaker?: Line
  /** The shot whose full text it refers to. */
  readonly refers?: number
}

/** What the layout of one board shares. */
export interface Setting {
  readonly options: PdfOptions
  readonly words: PdfWords
  readonly styles: Styles
  readonly measure: Measure
}

/** Left of dialogue: a rule, and the room after it. */
export const SPOKEN_INDENT = 7.5
/** After the name of who speaks. */
export const SPEAKER_GAP = 4.5
const SPEAKER = /^([^\s:][^:]{0,39}):\s+(?=\S)/

const has = ({ shows }: PdfOptions, part: PdfOptions['shows'][number]) => shows.includes(part)

/** The camera's line: size, angle, move, and the lens where it is wanted. */
export function cameraOf(shot: PdfShot, options: PdfOptions): string {
  const lens = has(options, 'lens') ? shot.lens : ''
  return [has(options, 'camera') ? shot.camera : '', lens].filter(Boolean).join('. ')
}

/** "2.5 s" and "from 0:12.0", as far as they are wanted. */
export function timesOf(shot: PdfShot, { options, words }: Setting): { duration: string; start: string } {
  const duration = has(options, 'duration') ? shot.duration : ''
  const start = has(options, 'running') && shot.running ? fill(words.from, { time: shot.running }) : ''
  return { duration, start }
}

/** "In the clip: 0:04.25", where it is wanted. */
export const sourceOf = (shot: PdfShot, { options, words }: Setting): string =>
  has(options, 'clipTime') && shot.source ? fill(words.inClip, { time: shot.source }) : ''

/**
 * The paragraphs of a shot at a column's width: camera, what has changed, description, dialogue,
 * sound, its moment in the clip.
 * @param indent points that the first line is shorter by.
 */
export function shotParagraphs(
  shot: PdfShot,
  width: number,
  setting: Setting,
  camera = cameraOf(shot, setting.options),
  indent = 0,
): readonly Paragraph[] {
  const { options, styles, words } = setting
  const text = has(options, 'text') ? shot.text.trim() : ''
  const source = sourceOf(shot, setting)
  return [
    ...(camera ? [paragraph(camera, styles.camera, width, setting, indent)] : []),
    ...(shot.change ? [paragraph(shot.change, styles.strong, width, setting, camera ? 0 : indent)] : []),
    ...(text ? [paragraph(text, styles.text, width, setting, camera || shot.change ? 0 : indent)] : []),
    ...(has(options, 'dialogue') ? spoken(shot.dialogue, width, setting) : []),
    ...(has(options, 'sound') && shot.sound.trim()
      ? [paragraph(fill(words.sound, { sound: shot.sound.trim() }), styles.camera, width, setting)]
      : []),
    ...(source ? [paragraph(source, styles.camera, width, setting)] : []),
  ]
}

export function paragraph(
  text: string,
  style: Styles['text'],
  width: number,
  { measure }: Setting,
  indent = 0,
): Paragraph {
  const { leading, ...type } = style
  return { lines: breakLines(text, type, width, measure, indent), style: type, leading, gap: leading * 0.15 }
}

/** Each line of dialogue that names who speaks is a paragraph of its own. */
export function spoken(dialogue: string, width: number, setting: Setting): readonly Paragraph[] {
  const { styles, measure } = setting
  const speeches = dialogue.trim().split(/\n(?=[^\n:]{1,40}:\s)/)
  if (!dialogue.trim()) return []
  return speeches.map((speech) => {
    const { leading, ...style } = styles.text
    const [named = '', name = ''] = SPEAKER.exec(speech) ?? []
    const { leading: _, ...label } = styles.speaker
    const room = width - SPOKEN_INDENT
    const labelWidth = name ? measure(name, label) : 0
    // A name stays in the text where it is long for the column, or where words begin at the right.
    const isLeftwards = isRightToLeft(speech) || isRightToLeft(speech.slice(named.length))
    const apart = name !== '' && labelWidth + SPEAKER_GAP < room / 2 && !isLeftwards
    const words = apart ? speech.slice(named.length) : speech
    return {
      lines: breakLines(words, style, room, measure, apart ? labelWidth + SPEAKER_GAP : 0),
      style,
      leading,
      gap: leading * 0.25,
      speaker: { text: apart ? name : '', width: labelWidth, rtl: false },
    }
  })
}

export const heightOf = ({ lines, leading, gap }: Paragraph) => gap + lines.length * leading

export const totalHeight = (paragraphs: readonly Paragraph[]) =>
  paragraphs.reduce((sum, one) => sum + heightOf(one), 0)
