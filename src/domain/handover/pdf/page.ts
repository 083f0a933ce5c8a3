/**
 * A laid out page: boxes in points (1/72 inch) from the page's upper left corner. The PDF and the
 * preview draw the same boxes; neither measures or breaks anything.
 */
export interface Page {
  readonly width: number
  readonly height: number
  /** What a screen reader passes over: running heads, rules, lines for notes. Drawn first. */
  readonly artifacts: readonly Box[]
  /** What is read, in order. */
  readonly parts: readonly Part[]
}

/** A section of a shot, or a row of a table that may go on over several pages. */
export interface Part {
  readonly tag: 'Sect' | 'TR'
  readonly blocks: readonly Block[]
}

/** A piece of the reading order. */
export interface Block {
  readonly tag: 'H1' | 'H2' | 'H3' | 'P' | 'Figure' | 'TH' | 'TD'
  readonly boxes: readonly Box[]
  /** What a picture shows, in words. */
  readonly alt?: string
  /** Which cells a heading of a table stands for. */
  readonly scope?: 'Row' | 'Column'
}

export type Box = TextBox | PictureBox | LineBox | FrameBox

/** One line of text in one style. */
export interface TextBox {
  readonly kind: 'text'
  /** Left edge, also where the line runs from right to left. */
  readonly x: number
  /** Of the baseline. */
  readonly y: number
  readonly width: number
  readonly text: string
  readonly style: TextStyle
  readonly rtl?: true
  /** A space follows, which a reader of the text needs and nobody sees. */
  readonly goesOn?: true
  /** The shot to whose full text the line refers; its page is filled in once it is known. */
  readonly refers?: number
}

export interface PictureBox {
  readonly kind: 'picture'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly picture: PictureKey
}

/** The take of the shot at an index, the clip's frame beside it, or the logo. */
export type PictureKey = `take-${number}` | `frame-${number}` | 'logo'

/** The index of the shot that a picture belongs to. */
export const shotIndexOf = (picture: PictureKey): number => Number(picture.replace(/^\D+/, ''))

/** A straight line, across or down. */
export interface LineBox {
  readonly kind: 'line'
  readonly x: number
  readonly y: number
  readonly toX: number
  readonly toY: number
  readonly thickness: number
  readonly tone: Tone
}

/** An empty rectangle with a line around. */
export interface FrameBox {
  readonly kind: 'frame'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly thickness: number
  readonly dashed: boolean
}

/** `ink` is black, `quiet` the grey of small print, `faint` that of rules. */
export type Tone = 'ink' | 'quiet' | 'faint'

/** Print keeps these apart without colour. */
export const TONES = { ink: '#1b1a18', quiet: '#5d5a54', faint: '#c9c4bb' } as const satisfies Readonly<
  Record<Tone, string>
>

export interface TextStyle {
  /** Of the type, in points. */
  readonly size: number
  readonly bold?: true
  readonly tone: 'ink' | 'quiet'
}

/** Width of one line of text, in points. */
export type Measure = (text: string, style: TextStyle) => number
