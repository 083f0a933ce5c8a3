import type { ShotAngle, ShotSize } from '../../../../src/domain/board/shot-terms.ts'
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

/**
 * Ways to shoot a role that a list of several passages may take besides, so that no set-up need
 * come back on a clip of few frames.
 */
export const FURTHER_WAYS: Readonly<Partial<Record<ShotRole, Pick<RoleRules, 'sizes' | 'views'>>>> = {
  arrival: { sizes: ['full', 'medium-wide'], views: from('ground', 'overhead') },
  following: { sizes: ['full', 'medium-wide', 'medium'], views: from('high', 'ground') },
  medium: { sizes: ['medium'], views: from('high', 'ground') },
  close: { sizes: ['big-close', 'close', 'medium-close'], views: from('eye-level', 'low', 'high', 'ground') },
  reaction: { sizes: ['big-close', 'medium-close'], views: from('low', 'high', 'eye-level') },
  cutaway: { sizes: ['full', 'medium-wide', 'medium'], views: from('overhead', 'low') },
  'over-shoulder': {
    sizes: ['medium', 'medium-close'],
    views: [
      { angle: 'high', framing: 'over-shoulder' },
      { angle: 'low', framing: 'over-shoulder' },
    ],
  },
  insert: { sizes: ['insert'], views: from('overhead', 'low') },
  tension: { sizes: ['medium-wide', 'close', 'big-close'], views: from('dutch') },
  detail: { sizes: ['extreme-close'], views: from('high', 'dutch', 'overhead') },
  closing: { sizes: ['wide', 'full'], views: from('overhead', 'ground') },
}
