import type { ShotAngle, ShotSize } from '../../../../src/domain/board/shot-terms.ts'
import { pick, type Random, shuffled } from '../pixels/seeded-random.ts'
import type { ShotView } from './coverage-rules.ts'

/** A shot's function in a scene. */
export type ShotRole =
  | 'establishing'
  | 'arrival'
  | 'following'
  | 'medium'
  | 'over-shoulder'
  | 'close'
  | 'insert'
  | 'reaction'
  | 'cutaway'
  | 'tension'
  | 'detail'
  | 'closing'

export interface RoleRules {
  readonly sizes: readonly ShotSize[]
  readonly views: readonly ShotView[]
  /** Why the shot is there. */
  readonly beat: string
  /** Seconds on screen. */
  readonly duration: number
}

const from = (...angles: readonly ShotAngle[]): readonly ShotView[] => angles.map((angle) => ({ angle }))

/** The usual ways to shoot each role, the most usual first. */
export const ROLES: Readonly<Record<ShotRole, RoleRules>> = {
  establishing: {
    sizes: ['extreme-wide', 'wide'],
    views: from('eye-level', 'high', 'low'),
    beat: 'Show where we are',
    duration: 4,
  },
  arrival: {
    sizes: ['full', 'medium-wide'],
    views: from('eye-level', 'low', 'high'),
    beat: 'Bring in the subject',
    duration: 3,
  },
  following: {
    sizes: ['medium-wide', 'full'],
    views: from('low', 'eye-level'),
    beat: 'Stay with the movement',
    duration: 3,
  },
  medium: {
    sizes: ['medium', 'medium-wide'],
    views: from('eye-level', 'low'),
    beat: 'Let the action read',
    duration: 3,
  },
  'over-shoulder': {
    sizes: ['medium', 'medium-close'],
    views: [{ angle: 'eye-level', framing: 'over-shoulder' }],
    beat: 'Set two against each other',
    duration: 3,
  },
  close: {
    sizes: ['close', 'medium-close'],
    views: from('eye-level', 'low', 'high'),
    beat: 'Come close for the change',
    duration: 2.5,
  },
  insert: {
    sizes: ['insert'],
    views: from('eye-level', 'high'),
    beat: 'Point at a detail',
    duration: 1.5,
  },
  reaction: {
    sizes: ['medium-close', 'close'],
    views: from('high', 'eye-level', 'low'),
    beat: 'Show the answer',
    duration: 2,
  },
  cutaway: {
    sizes: ['medium-wide', 'full', 'medium'],
    views: [{ angle: 'eye-level', framing: 'point-of-view' }, ...from('high')],
    beat: 'Look at what else is there',
    duration: 2,
  },
  tension: {
    sizes: ['medium', 'medium-close'],
    views: from('dutch'),
    beat: 'Unsettle the view',
    duration: 2,
  },
  detail: {
    sizes: ['extreme-close'],
    views: from('eye-level', 'low'),
    beat: 'Give the smallest thing weight',
    duration: 1.5,
  },
  closing: {
    sizes: ['wide', 'full'],
    views: from('high', 'eye-level', 'low'),
    beat: 'Leave the place behind',
    duration: 4,
  },
}

/** Story orders; a shorter scene leaves roles out. */
const STORIES: readonly (readonly ShotRole[])[] = [
  [
    'establishing',
    'arrival',
    'medium',
    'close',
    'insert',
    'reaction',
    'following',
    'over-shoulder',
    'cutaway',
    'tension',
    'detail',
    'closing',
  ],
  [
    'establishing',
    'following',
    'medium',
    'over-shoulder',
    'close',
    'cutaway',
    'reaction',
    'insert',
    'arrival',
    'tension',
    'detail',
    'closing',
  ],
  [
    'establishing',
    'insert',
    'arrival',
    'close',
    'medium',
    'over-shoulder',
    'detail',
    'following',
    'reaction',
    'cutaway',
    'tension',
    'closing',
  ],
]

/** From this many shots on, a scene ends on a wide view. */
const CLOSING_FROM = 4

/**
 * The roles of `count` shots (3 to 10) in story order. Every scene establishes, shows its subject
 * and comes close; the rest is random, the more useful roles first. `people`: there may be a
 * person, which allows over-shoulder shots.
 */
export function storyOf(count: number, people: boolean, random: Random): readonly ShotRole[] {
  const needed: ShotRole[] = ['establishing', pick(['arrival', 'medium'], random), 'close']
  if (count >= CLOSING_FROM) needed.push('closing')
  const useful: readonly ShotRole[] = people
    ? ['insert', 'reaction', 'over-shoulder']
    : ['insert', 'reaction']
  const further: readonly ShotRole[] = ['following', 'cutaway', 'arrival', 'medium', 'tension', 'detail']
  const wanted = [...needed, ...shuffled(useful, random), ...shuffled(further, random)]
  const chosen = new Set([...new Set(wanted)].slice(0, count))
  return pick(STORIES, random).filter((role) => chosen.has(role))
}
