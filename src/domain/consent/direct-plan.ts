import { type Ask, type CallSize, sizeOf, type Wanted, wantedOf, writtenShots } from '../board/list-parts.ts'
import { framesFor, identityFor, type Reach } from '../clip/frames.ts'
import type { EngineFacts } from '../engines/engines.ts'
import type { PartOfList } from '../engines/prompts.ts'
import type { ClipWindow, Frame, Project } from '../project/project.ts'

export interface DirectPlan {
  readonly kind: 'direct'
  readonly context: string
  /** The frame to send; absent where none may be sent. */
  readonly frame: Frame | undefined
  /** Every frame that the description may be based on. */
  readonly frames: readonly Frame[]
  readonly ask: Ask
  readonly count: number
  /** Absent for a list that is asked for in one call. */
  readonly part?: PartOfList
  readonly size: CallSize
  readonly seed: number
}

/** An engine that directs: where it works, and how many shots one call writes. */
export type Director = Reach & Pick<EngineFacts, 'mostShots'>

/** Plans the next call of a list: its first part, or that of what is left of it. */
export function directPlan(project: Project, engine: Director, ask: Ask = 'list'): DirectPlan {
  const list = wantedOf(project, ask)
  const size = sizeOf(list, engine.mostShots)
  return {
    kind: 'direct',
    context: project.context,
    frame: identityFor(project, engine),
    frames: framesFor(project, engine),
    ask,
    count: size.shots,
    ...(size.shots < list.wanted && { part: partOf(project, list, size.shots) }),
    size,
    seed: project.settings.seed + list.written.length,
  }
}

/** Where a part stands in its list, and its share of the clip's window. */
function partOf(project: Project, { wanted, written }: Wanted, count: number): PartOfList {
  const { length: done } = written
  const window = project.video?.window
  const at = (place: number, { start, end }: ClipWindow) => start + ((end - start) * place) / wanted
  return {
    wanted,
    first: done + 1,
    before: writtenShots(project, written),
    ...(window && { from: at(done, window), to: at(done + count, window) }),
  }
}
