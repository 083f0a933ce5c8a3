import type { Size } from '../../lib/geometry.ts'
import type { Shot } from '../board/shot.ts'
import type { ToldMiss } from '../engines/told-misses.ts'
import type { NamedSubject } from '../scene/named-subjects.ts'
import type { StyleWords } from '../scene/subject.ts'
import type { Grid } from '../takes/grid.ts'
import type { PlannedReference } from '../takes/planned-reference.ts'
import type { TakeAsk } from '../takes/take-ask.ts'

/** What drawing one take asks of an engine. */
export interface DrawPlan {
  readonly kind: 'draw'
  readonly shot: Shot
  readonly context: string
  /** The people, places and things that the shot names. */
  readonly subjects: readonly NamedSubject[]
  /** How the pictures are made, in words. */
  readonly styleWords?: StyleWords | undefined
  readonly references: readonly PlannedReference[]
  /** Width over height. */
  readonly aspect: number
  readonly seed: number
  /** The request's own words, where it is not made of the shot. */
  readonly exact?: ExactRequest
  /** What the last picture of the shot has missed, in words; absent where nothing is said of it. */
  readonly missed?: readonly ToldMiss[] | undefined
  /** The size in pixels of the picture that is changed; absent for one at the chosen resolution. */
  readonly size?: Size
  /** The grid and its shots, where it draws several as one picture; the first one is `shot`. */
  readonly sheet?: SheetOf
  /** What it is a part of; absent for one new take. */
  readonly takeAsk?: TakeAsk
}

/** A plan that draws several shots as one picture. */
export interface SheetPlan extends DrawPlan {
  readonly exact: ExactRequest
  readonly size: Size
  readonly sheet: SheetOf
}

export interface SheetOf extends Grid {
  /** In reading order. */
  readonly shots: readonly Shot[]
}

/** A request that is not made of the shot: an instruction, or what a receipt says was sent. */
export interface ExactRequest {
  readonly prompt: string
  /** Absent: the model in use. */
  readonly model?: string
  /** Absent: those of the settings. A seed in it stands for the plan's. */
  readonly parameters?: Readonly<Record<string, string | number | boolean>>
}
