import { pick, type Random, shuffled } from '../pixels/seeded-random.ts'
import type { ShotRole } from './shot-roles.ts'

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

/** Which part of a scene is told. */
export interface Passage {
  /** It opens the scene with the place. */
  readonly opens: boolean
  /** It ends the scene on a wide view. */
  readonly closes: boolean
  /** The roles of the passages before it. */
  readonly before: readonly ShotRole[]
}

/** A scene that is told in one passage. */
const wholeScene = (count: number): Passage => ({
  opens: true,
  closes: count >= CLOSING_FROM,
  before: [],
})

/**
 * The roles of `count` shots (3 to 10) in story order. Every passage shows its subject and comes
 * close; the rest is random, the more useful roles first and those of earlier passages last.
 * `people`: there may be a person, which allows over-shoulder shots.
 */
export function storyOf(
  count: number,
  people: boolean,
  random: Random,
  { opens, closes, before }: Passage = wholeScene(count),
): readonly ShotRole[] {
  const shows = pick<ShotRole>(['arrival', 'medium'], random)
  const needed: ShotRole[] = opens ? ['establishing', shows, 'close'] : ['arrival']
  if (closes) needed.push('closing')
  const useful: readonly ShotRole[] = people
    ? ['insert', 'reaction', 'over-shoulder']
    : ['insert', 'reaction']
  const further: readonly ShotRole[] = ['following', 'cutaway', 'arrival', 'medium', 'tension', 'detail']
  const choice = [...shuffled(useful, random), ...shuffled(further, random)]
  if (!opens) choice.push('close')
  const uses = (role: ShotRole) => before.filter((one) => one === role).length
  const wanted = [...needed, ...choice.toSorted((one, other) => uses(one) - uses(other))]
  const chosen = new Set([...new Set(wanted)].slice(0, count))
  return pick(STORIES, random).filter((role) => chosen.has(role))
}
