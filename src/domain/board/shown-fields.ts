import { ENGINES, type EngineId } from '../engines/engines.ts'
import type { ShownFields } from './shot.ts'
import { SHOT_FIELD_ROWS, SHOT_FIELDS_BY_KEY, type ShotFieldKey, type ShotPlan } from './shot-fields.ts'

const STEERING: ReadonlySet<string> = new Set(['camera', 'motion'])
const NAMED: ReadonlySet<string> = new Set(['shown', 'keep'])

/** True for a field that decides what `engine` draws. */
export function steersPicture(key: ShotFieldKey, engine: EngineId): boolean {
  const { told } = SHOT_FIELDS_BY_KEY[key]
  const { drawsNames, drawsMoment } = ENGINES[engine]
  if (key === 'sourceTime') return drawsMoment
  return STEERING.has(told) || (NAMED.has(told) && drawsNames)
}

/**
 * The fields of a shot beside its text that decide what `engine` draws; null for an empty one. What
 * is played is told as well, but a picture without it is not wrong.
 */
export function shownFields(shot: ShotPlan, engine: EngineId): ShownFields {
  const keys = SHOT_FIELD_ROWS.map(([key]) => key).filter((key) => steersPicture(key, engine))
  return Object.fromEntries(keys.map((key) => [key, shot[key] ?? null]))
}
