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
  'name-unknown': 'cast',
  'shoulder-alone': 'framing',
  'own-view': 'framing',
  'close-wide': 'size',
  'insert-face': 'size',
  'lens-wide': 'lens',
  'move-unlike': 'move',
  'facing-unlike': 'direction',
  'people-unlike': 'framing',
  'several-moments': 'text',
  'many-words': 'text',
  'opens-with': 'text',
}

/** Where a finding is shown: at a field of a shot, or before a shot. */
export interface FindingPlace {
  readonly shot: ShotId
  readonly field?: ShotFieldKey
}

/** A place as a unique string. */
export type PlaceKey = string & { readonly of: 'place' }

export const placeKey = ({ shot, field }: FindingPlace) =>
  (field === undefined ? shot : `${shot}-${field}`) as string as PlaceKey

/** Undefined for a finding about no shot. */
export function placeOf({ found, shots }: Pick<Finding, 'found' | 'shots'>): FindingPlace | undefined {
  const shot = shots.at(-1)
  const field = ABOUT[found.code]
  return shot && (field ? { shot, field } : { shot })
}
