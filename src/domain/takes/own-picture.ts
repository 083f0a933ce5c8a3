import { withShot } from '../board/board.ts'
import type { Shot, Take } from '../board/shot.ts'
import type { ShotId, TakeId } from '../ids.ts'
import type { Project } from '../project/project.ts'
import { withTake, withTakeDeleted, withTakeRestored } from './takes.ts'

/** The format in which a person's own picture is kept: upright, without the file's metadata. */
export const OWN_PICTURE_FORMAT = {
  /** JPEG quality, 0 to 1: high, because the picture is exported and upscaled. */
  quality: 0.92,
  /** Longer side in pixels at most; a picture is never enlarged. */
  longSide: 2048,
} as const

/**
 * Adds a take as a deleted one; what is shown stays. Restoring it is the edit that can be undone.
 */
export function withOwnTake(project: Project, begun: Shot, take: Take): Project {
  const shown = project.shots.find(({ id }) => id === begun.id)?.chosenTake
  const added = withTakeDeleted(withTake(project, begun, take), take.id, take.receipt.at)
  return withShot(added, begun.id, ({ chosenTake: _, ...shot }) =>
    shown ? { ...shot, chosenTake: shown } : shot,
  )
}

/** Restores a take and shows it. */
export const withOwnTakeShown = (project: Project, shot: ShotId, take: TakeId): Project =>
  withShot(withTakeRestored(project, take), shot, (one) => ({ ...one, chosenTake: take }))
