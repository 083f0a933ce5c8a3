import type { HandoverJob } from '../../domain/handover/job.ts'
import { folderName } from '../../domain/handover/names.ts'
import { withOnlyShots } from '../../domain/handover/only-shots.ts'
import { changesSince } from '../../domain/handover/versions/changes.ts'
import type { Project } from '../../domain/project/project.ts'
import { type HandoverPart, partOf, partOfBoard } from './part.ts'
import { useVersions } from './versions.ts'

/** What is handed over: the board as it is, or one of its versions. */
export interface Basis extends Pick<HandoverJob, 'version' | 'changes' | 'addendum' | 'slug'> {
  /** All of it. */
  readonly board: Project
  /** The selected shots, where only they are handed over. */
  readonly part: HandoverPart
  /** The board with the shots that are handed over. */
  readonly shown: Project
  /** The project still has the clip that the board was made from. */
  readonly hasClip: boolean
}

type Chosen = Pick<ReturnType<typeof useVersions.getState>, 'of' | 'list' | 'shown' | 'since' | 'onlyChanged'>

/** What is handed over of a project, as it is chosen now. */
export function basisOf(project: Project, chosen: Chosen = useVersions.getState()): Basis {
  const { of, list, shown, since, onlyChanged } = chosen
  const find = (id: typeof shown) => (of === project.id ? list.find((one) => one.id === id) : undefined)
  const [version, earlier] = [find(shown), find(since)]
  const board = version?.board ?? project
  const changes = earlier && changesSince(earlier, board)
  const ids = onlyChanged && changes ? new Set(changes.shots.keys()) : undefined
  const part = partOf(board)
  return {
    board,
    part,
    shown: partOfBoard(ids ? withOnlyShots(board, ids) : board, part),
    slug: folderName(project.name, version, ids && earlier),
    hasClip: !version || version.clip === project.video?.blob,
    ...(version && { version: { name: version.name, at: version.at, hashes: version.hashes } }),
    ...(changes && { changes }),
    ...(ids && { addendum: true as const }),
  }
}

/** What of it every file is told. */
export const toldOf = ({ slug, version, changes, addendum }: Basis) => ({
  slug,
  ...(version && { version }),
  ...(changes && { changes }),
  ...(addendum && { addendum }),
})
