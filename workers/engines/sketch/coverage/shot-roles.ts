import type { ShotAngle, ShotSize } from '../../../../src/domain/board/shot-fields.ts'
import { pick, type Random, shuffled } from '../pixels/seeded-random.ts'

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
  readonly angles: readonly ShotAngle[]
  /** Seconds on screen. */
  readonly duration: number
}

/** The usual ways to shoot each role, the most usual first. */
export const ROLES: Readonly<Record<ShotRole, RoleRules>> = {
  establishing: { sizes: ['extreme-wide', 'wide'], angles: ['eye-level', 'high', 'low'], duration: 4 },
  arrival: { sizes: ['full', 'medium-wide'], angles: ['eye-level', 'low', 'high'], duration: 3 },
  following: { sizes: ['medium-wide', 'full'], angles: ['low', 'eye-level'], duration: 3 },
  medium: { sizes: ['medium', 'medium-wide'], angles: ['eye-level', 'low'], duration: 3 },
  'over-shoulder': { sizes: ['medium', 'medium-close'], angles: ['over-shoulder'], duration: 3 },
  close: { sizes: ['close', 'medium-close'], angles: ['eye-level', 'low', 'high'], duration: 2.5 },
  insert: { sizes: ['insert'], angles: ['eye-level', 'high'], duration: 1.5 },
  reaction: { sizes: ['medium-close', 'close'], angles: ['high', 'eye-level', 'low'], duration: 2 },
  cutaway: { sizes: ['medium-wide', 'full', 'medium'], angles: ['point-of-view', 'high'], duration: 2 },
  tension: { sizes: ['medium', 'medium-close'], angles: ['dutch'], duration: 2 },
  detail: { sizes: ['extreme-close'], angles: ['eye-level', 'low'], duration: 1.5 },
  closing: { sizes: ['wide', 'full'], angles: ['high', 'eye-level', 'low'], duration: 4 },
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
