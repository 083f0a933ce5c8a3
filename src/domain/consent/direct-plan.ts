import {
  type Ask,
  type CallSize,
  sizeOfAsk,
  type Wanted,
  wantedOf,
  writtenShots,
} from '../board/list-parts.ts'
import { type Neighbours, neighboursOf } from '../board/write-after.ts'
import { framesFor, identityFor, type Reach } from '../clip/frames.ts'
import { type MeasuredClip, measuredWindow } from '../clip/measured.ts'
import type { PartOfList } from '../engines/asked-shots.ts'
import type { EngineFacts } from '../engines/engines.ts'
import type { ClipWindow, Frame, Project } from '../project/project.ts'
import { allSubjects, type NamedSubject } from '../scene/named-subjects.ts'

export interface DirectPlan {
  readonly kind: 'direct'
  readonly context: string
  /** Every person, place and thing of the project. */
  readonly subjects: readonly NamedSubject[]
  /** The frame to send; absent where none may be sent. */
  readonly frame: Frame | undefined
  /** The frame is not sent: words alone are. */
  readonly blind?: true
  /** Every frame that the description may be based on. */
  readonly frames: readonly Frame[]
  readonly ask: Ask
  readonly count: number
  /** Absent for a list that is asked for in one call. */
  readonly part?: PartOfList
  /** The shots that a single one is written between. */
  readonly between?: Neighbours
  readonly size: CallSize
  readonly seed: number
  /** What was measured of the clip, told in words. */
  readonly measured: MeasuredClip | undefined
}

/**
 * An engine that directs: where it works, how many shots one call writes, and whether it sees a
 * frame.
 */
export type Director = Reach & Pick<EngineFacts, 'mostShots' | 'directsBlind'>

/**
 * Plans the next call: a shot behind another, or of a list its first part, or that of what is left
 * of it.
 */
export function directPlan(project: Project, engine: Director, ask: Ask = 'list'): DirectPlan {
  const size = sizeOfAsk(project, ask, engine.mostShots)
  const all = {
    kind: 'direct' as const,
    context: project.context,
    subjects: allSubjects(project),
    frame: identityFor(project, engine),
    ...(engine.directsBlind ? { blind: true as const } : {}),
    frames: framesFor(project, engine),
    measured: measuredWindow(project.video),
    ask,
    count: size.shots,
    size,
  }
  const { seed } = project.settings
  // Asked for twice, Sketch writes two shots.
  if (typeof ask === 'object')
    return { ...all, between: neighboursOf(project, ask.after), seed: seed + project.shots.length }
  const list = wantedOf(project, ask)
  const part = size.shots < list.wanted ? { part: partOf(project, list, size.shots) } : {}
  return { ...all, ...part, seed: seed + list.written.length }
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
