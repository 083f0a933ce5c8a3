import type { ShotPlan } from '../board/shot-fields.ts'

/** Words spoken in a second: conversation runs at 120 to 180 words a minute. */
const WORDS_A_SECOND = 2.5
const PAUSE = 0.75
/** The same for scripts that are counted by their letters. */
const LETTERS_A_SECOND = 4.5
const LETTERS_PAUSE = 2

const LETTERS = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/gu
/** Who speaks, before a colon, and how, in brackets: neither is said. */
const UNSAID = /^[^:\n]{1,40}:(?=\s|$)|\([^)]*\)/gmu

/**
 * Seconds that it takes to say a dialogue; 0 for an empty one. Words ÷ 2.5 + 0.75 s; Chinese,
 * Japanese and Korean by the letter: letters ÷ 4.5 + 2 s.
 */
export function readingSeconds(dialogue: string): number {
  const said = dialogue.replace(UNSAID, ' ')
  const letters = said.match(LETTERS)?.length ?? 0
  const words = said.replace(LETTERS, ' ').match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu)?.length ?? 0
  if (letters + words === 0) return 0
  return words / WORDS_A_SECOND + letters / LETTERS_A_SECOND + (letters > 0 ? LETTERS_PAUSE : PAUSE)
}

/** Seconds that a shot without a duration and without dialogue is taken to last. */
const SILENT = 3

export interface ShotSeconds {
  readonly seconds: number
  /** Nobody set it: it follows from the dialogue. */
  readonly assumed: boolean
}

/** How long a shot lasts, in seconds; where it has no duration, the time to say its dialogue. */
export function secondsOf({ duration, dialogue = '' }: ShotPlan): ShotSeconds {
  if (duration !== undefined) return { seconds: duration, assumed: false }
  return { seconds: upToTenth(readingSeconds(dialogue)) || SILENT, assumed: true }
}

/** Seconds rounded up to a tenth. */
export const upToTenth = (seconds: number) => Math.ceil(seconds * 10 - 1e-6) / 10
