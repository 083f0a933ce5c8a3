import type { ShotAngle, ShotSize } from '../../../../src/domain/board/shot-fields.ts'
import type { FrameMeasure } from '../measure/clip.ts'
import type { ShotRole } from './shot-roles.ts'

/** A shot's framing, before its text. */
export interface Setup {
  readonly role: ShotRole
  readonly size: ShotSize
  readonly angle: ShotAngle
  readonly frame: FrameMeasure
}
