import { perSecond } from './frame-rates.ts'
import type { FrameTable } from './frame-table.ts'

export interface Cue {
  /** Seconds from the beginning of the board. */
  readonly from: number
  readonly to: number
  /** At most two lines. */
  readonly lines: readonly string[]
}

/** Letters of a line, lines of a cue, and the least seconds of one: what subtitlers go by. */
const LINE = 42
const LINES = 2
const SHORTEST = 5 / 6
const LONGEST = 7

/**
 * The dialogue as cues inside their shots. One that is too long for a cue is split; each part is
 * shown for its share of the letters, and where that is too short for all parts, for an equal one.
 */
export function cuesOf(table: FrameTable): readonly Cue[] {
  const seconds = (frames: number) => frames / perSecond(table.rate)
  return table.shots.flatMap(({ shot, start, frames }) => {
    const parts = partsOf(shot.dialogue ?? '')
    const letters = parts.map((lines) => lines.join(' ').length)
    const all = letters.reduce((sum, count) => sum + count, 0)
    const room = seconds(frames)
    const isTight = letters.some((count) => (count / all) * room < SHORTEST)
    let before = 0
    return parts.map((lines, i) => {
      const share = (done: number, part: number) =>
        seconds(start) + room * (isTight ? part / parts.length : done / all)
      const from = share(before, i)
      before += letters[i] ?? 0
      return { from, to: Math.min(share(before, i + 1), from + LONGEST), lines }
    })
  })
}

/** Paragraphs broken into lines, two lines a cue; nothing is left out. */
function partsOf(dialogue: string): readonly (readonly string[])[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
  const clean = dialogue.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
  return clean
    .split(/[\r\n]+/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .flatMap((line) => {
      const lines = wrapped(line)
      return Array.from({ length: Math.ceil(lines.length / LINES) }, (_, i) =>
        lines.slice(i * LINES, (i + 1) * LINES),
      )
    })
}

/** Lines of at most 42 letters, broken between words; a longer word is broken by letters. */
function wrapped(text: string): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ').flatMap(pieces)) {
    const last = lines.at(-1)
    if (last !== undefined && length(last) + 1 + length(word) <= LINE)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

function pieces(word: string): readonly string[] {
  const letters = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(word)]
  const count = Math.ceil(letters.length / LINE)
  return Array.from({ length: count }, (_, i) =>
    letters
      .slice(i * LINE, (i + 1) * LINE)
      .map(({ segment }) => segment)
      .join(''),
  )
}

const length = (text: string) => [...text].length
