import { ENGINES, type EngineId } from '../engines/engines.ts'
import { type KeysWith, SHOT_FIELD_ROWS, type ShotFieldKey, type ShotPlan } from './shot-fields.ts'

type ShownKey = KeysWith<{ readonly told: 'shown' | 'camera' | 'motion' | 'keep' }> | 'sourceTime'

/** The fields beside the text that steer a picture. */
export type ShownFields = Pick<ShotPlan, ShownKey>

const STEERING: ReadonlySet<string> = new Set(['shown', 'camera', 'motion', 'keep'])

/** True for a field beside the text that steers what `engine` draws. */
function steers(key: ShotFieldKey, told: string, engine: EngineId): boolean {
  return STEERING.has(told) || (key === 'sourceTime' && ENGINES[engine].drawsMoment)
}

/** The fields of a shot beside its text that steer what `engine` draws, where they have a value. */
export function shownFields(shot: ShotPlan, engine: EngineId): ShownFields {
  const shown = SHOT_FIELD_ROWS.filter(([key, { told }]) => steers(key, told, engine))
  return Object.fromEntries(
    shown.map(([key]) => [key, shot[key]] as const).filter(([, value]) => value !== undefined),
  )
}

/** True when both hold the same values, in whatever order of keys. */
export function isSameShown(one: ShownFields, other: ShownFields): boolean {
  const [before, after]: readonly Readonly<Record<string, unknown>>[] = [one, other]
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...keys].every((key) => JSON.stringify(before?.[key]) === JSON.stringify(after?.[key]))
}
