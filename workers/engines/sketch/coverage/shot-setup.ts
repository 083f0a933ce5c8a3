import type { ShotAngle, ShotSize } from '../../../../src/domain/board/shot-fields.ts'
import type { FrameMeasure } from '../measure/clip.ts'
import type { ShotRole } from './shot-roles.ts'

/** How a shot is framed, before it has words. */
export interface Setup {
  readonly role: ShotRole
  readonly size: ShotSize
  readonly angle: ShotAngle
  readonly frame: FrameMeasure
}
