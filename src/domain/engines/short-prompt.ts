import type { ShotPlan } from '../board/shot-fields.ts'
import type { StyleWords } from '../scene/subject.ts'
import { camera, shownLines } from './draw-prompt.ts'
import type { ToldMiss } from './told-misses.ts'
import { toldStyle } from './told-style.ts'

/**
 * The text encoders of Stable Diffusion read 77 tokens and drop the rest without a word; English
 * has about three words for four tokens.
 */
const WORDS_READ = 56
/** The most of these that say how the picture is made, so that what it shows comes through. */
const WORDS_OF_MANNER = 14

/** The prompt for a model that reads a few dozen words: camera, manner, text, and who is seen. */
export function shortPrompt(
  shot: ShotPlan,
  styleWords?: StyleWords,
  missed: readonly ToldMiss[] = [],
): string {
  const manner = wordsOf(toldStyle(styleWords)).slice(0, WORDS_OF_MANNER)
  const shown = [shot.text, ...shownLines(shot)].map((line) => line.trim()).filter(Boolean)
  // To these encoders what the last picture showed would be something to show.
  const wanted = wordsOf(missed.map((miss) => miss.wanted).join(' '))
  const words = [
    ...wordsOf(camera(shot).replace(/^Camera: /, '')),
    ...wanted,
    ...manner,
    ...wordsOf(shown.join(' ')),
  ]
  return words.slice(0, WORDS_READ).join(' ')
}

const wordsOf = (text: string): readonly string[] => text.split(/\s+/).filter(Boolean)
