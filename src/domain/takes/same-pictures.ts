import type { ReferencePicture } from '../board/reference.ts'
import type { Shot } from '../board/shot.ts'
import { factsOf } from '../engines/engine-choice.ts'
import type { EngineId } from '../engines/engines.ts'
import type { Project } from '../project/project.ts'
import { type ManifestChoice, manifestFor, sentOf } from './manifest.ts'

interface DrawnFrom {
  readonly project: Project
  readonly shot?: Shot | undefined
  readonly wish: ManifestChoice
  readonly engine: EngineId
  readonly limit?: number | undefined
}

/** True where a shot would be drawn from the very pictures that were sent for a take. */
export function isFromSamePictures(
  { project, shot, wish, engine, limit }: DrawnFrom,
  sent: readonly ReferencePicture[],
): boolean {
  if (!shot || sent.some(({ source }) => !source)) return false
  const now = sentOf(manifestFor(project, shot, { ...wish, limit }, factsOf(engine)))
  return same(now) === same(sent)
}

const same = (pictures: readonly ReferencePicture[]): string =>
  JSON.stringify(pictures.map(({ role, source, words }) => [role, source, words]))
