import type { ShotFieldKey } from '../board/shot-fields.ts'
import type { ShotId } from '../ids.ts'
import type { FindingCode } from './finding.ts'
import type { Finding } from './findings.ts'

/** The field that a finding about one shot is about; the others are about a cut, or the board. */
const ABOUT: Readonly<Partial<Record<FindingCode, ShotFieldKey>>> = {
  'dialogue-long': 'duration',
  hurried: 'duration',
  slack: 'duration',
  'outside-window': 'sourceTime',
  'name-missing': 'text',
  'shoulder-alone': 'framing',
  'own-view': 'framing',
  'close-wide': 'size',
  'insert-face': 'size',
  'lens-wide': 'lens',
  'several-moments': 'text',
  'many-words': 'text',
  'opens-with': 'text',
}

/** Where a finding stands: at a field of a shot, or before a shot. */
export interface Stand {
  readonly shot: ShotId
  readonly field?: ShotFieldKey
}

/** A stand as one word, which tells it from all others. */
export type StandKey = string & { readonly of: 'stand' }

export const standKey = ({ shot, field }: Stand) =>
  (field === undefined ? shot : `${shot}-${field}`) as string as StandKey

/** Undefined for a finding about no shot. */
export function standOf({ found, shots }: Pick<Finding, 'found' | 'shots'>): Stand | undefined {
  const shot = shots.at(-1)
  const field = ABOUT[found.code]
  return shot && (field ? { shot, field } : { shot })
}
