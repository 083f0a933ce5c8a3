import type { Shot } from '../board/shot.ts'
import { toldStyle } from '../engines/told-style.ts'
import type { Project } from '../project/project.ts'
import { handIn } from '../scene/hand.ts'
import { saidByHand } from '../scene/style-words.ts'
import { takesForSheet } from './continuity.ts'

/**
 * The style pictures, and whether their words go alone, as a text. An engine without models draws
 * from the first picture.
 */
export function stylesChosen(
  { style, moreStyles = [], wordsOnly }: Project,
  shot: Pick<Shot, 'wordsOnly'> | undefined,
  usesModels: boolean,
): string | undefined {
  if (!style || !usesModels) return style?.blob
  const blobs = [style, ...moreStyles].map(({ blob }) => blob)
  return JSON.stringify([blobs, (shot?.wordsOnly ?? wordsOnly) === true])
}

/**
 * The style's words that a person said, and to Sketch the hand that they name. What was read or
 * measured is nothing that was chosen.
 */
export function styleSaid({ styleWords }: Project, usesModels: boolean): string {
  const { without, ...own } = saidByHand(styleWords)
  if (!usesModels) return handIn(own.words) ?? 'style'
  const gone = toldStyle(without)
  return gone === '' ? toldStyle(own) : `${toldStyle(own)}\nwithout\n${gone}`
}

/**
 * The person's own list of references, how the shot follows others, and the takes that are chosen
 * for its sheet, as a text.
 */
export function listChosen(
  project: Project,
  shot: Pick<Shot, 'id' | 'references' | 'continuity'> | undefined,
  withoutFrame: boolean,
): string {
  const list = shot?.references?.map(({ id: _, ...entry }) => entry)
  const continuity = shot?.continuity ?? project.continuity
  // The order of the board's shots is no choice of takes.
  const onSheet = !list && continuity === 'sheet' ? [takesForSheet(project, shot).toSorted()] : []
  return JSON.stringify([list ?? null, continuity ?? null, withoutFrame, ...onSheet])
}
