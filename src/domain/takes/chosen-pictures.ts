import type { Shot } from '../board/shot.ts'
import type { Project } from '../project/project.ts'

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

/** The person's own list of references, and how the shot follows others, as a text. */
export function listChosen(
  project: Project,
  shot: Pick<Shot, 'references' | 'continuity'> | undefined,
  withoutFrame: boolean,
): string {
  const list = shot?.references?.map(({ id: _, ...entry }) => entry)
  const continuity = shot?.continuity ?? project.continuity
  return JSON.stringify([list ?? null, continuity ?? null, withoutFrame])
}
