import { ENGINES, type EngineId } from '../engines/engines.ts'
import type { ShownFields } from './shot.ts'
import { SHOT_FIELD_ROWS, type ShotFieldRow, type ShotPlan } from './shot-fields.ts'

const STEERING: ReadonlySet<string> = new Set(['shown', 'camera', 'motion', 'keep'])

/**
 * The fields of a shot beside its text that decide what `engine` draws; null for an empty one. What
 * is played is told as well, but a picture without it is not wrong.
 */
export function shownFields(shot: ShotPlan, engine: EngineId): ShownFields {
  const steers = ([key, { told }]: ShotFieldRow) =>
    STEERING.has(told) || (key === 'sourceTime' && ENGINES[engine].drawsMoment)
  return Object.fromEntries(SHOT_FIELD_ROWS.filter(steers).map(([key]) => [key, shot[key] ?? null]))
}
