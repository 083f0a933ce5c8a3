import type { FrameMeasure } from '../measure/clip.ts'
import type { Camera } from './coverage-rules.ts'
import type { ShotRole } from './shot-roles.ts'

/** A shot's camera and frame, before its text. */
export interface Setup extends Camera {
  readonly role: ShotRole
  readonly frame: FrameMeasure
}
