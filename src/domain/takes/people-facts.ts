import type { Shot } from '../board/shot.ts'
import { type ShotDirection, type ShotSize, sizeSteps } from '../board/shot-terms.ts'
import type { Face } from '../people/face.ts'
import { sizeOfFace } from '../people/face-size.ts'

/** The people that were found in a take's picture. */
export interface FoundPeople {
  readonly count: number
  /** Of the largest face: the size of a shot in which it is so high, and where it turns to. */
  readonly size?: ShotSize
  /** −1 in profile to the left, 0 towards the camera, 1 in profile to the right. */
  readonly turn?: number
}

/** What the faces of a picture tell, the largest first. */
export function foundPeople(faces: readonly Face[]): FoundPeople {
  const [largest] = faces
  return largest
    ? { count: faces.length, size: sizeOfFace(largest.box.height), turn: largest.turn }
    : { count: 0 }
}

type AskedShot = { readonly [Field in 'framing' | 'cast' | 'size' | 'direction']?: Shot[Field] | undefined }

/** How many faces a shot asks for; undefined where it says nothing of them. */
export interface AskedCount {
  readonly least: number
  readonly most: number
}

const FRAMED: Readonly<Partial<Record<NonNullable<Shot['framing']>, AskedCount>>> = {
  single: { least: 1, most: 1 },
  'two-shot': { least: 2, most: 2 },
  group: { least: 3, most: Number.POSITIVE_INFINITY },
  // Of the near one only the shoulder is seen.
  'over-shoulder': { least: 1, most: 1 },
  empty: { least: 0, most: 0 },
}

/** Sizes whose faces are too small to be found, or too large to be in the picture. */
const UNCOUNTED: ReadonlySet<ShotSize | undefined> = new Set([
  'extreme-wide',
  'wide',
  'extreme-close',
  'insert',
])

/** A back and another's eyes show no face that could be counted either. */
export function askedCount({ framing, cast = [], size, direction }: AskedShot): AskedCount | undefined {
  if (UNCOUNTED.has(size) || framing === 'point-of-view' || direction === 'away') return undefined
  const framed = framing && FRAMED[framing]
  if (framed) return framed
  return cast.length > 0 ? { least: cast.length, most: cast.length } : undefined
}

/** True where a shot asks for somebody's face. */
export const asksForPeople = (shot: AskedShot): boolean => (askedCount(shot)?.least ?? 0) > 0

/** Where a take's people differ from what its shot asks for. */
export type PeopleMiss =
  | { readonly code: 'count'; readonly found: number; readonly asked: AskedCount }
  | { readonly code: 'size'; readonly found: ShotSize; readonly asked: ShotSize }
  | { readonly code: 'facing'; readonly found: 'left' | 'right' | 'toward'; readonly asked: ShotDirection }

/** Steps between two sizes that are one: what faces measure is that rough. */
const SAME_SIZE = 1
/** A turn from which a face looks to one side. */
const ASIDE = 0.25

/** The misses of a take; none where its shot asks for nobody, or for what was found. */
export function peopleMisses(shot: AskedShot, found: FoundPeople): readonly PeopleMiss[] {
  const asked = askedCount(shot)
  if (!asked) return []
  const { count, size, turn } = found
  if (count < asked.least || count > asked.most) return [{ code: 'count', found: count, asked }]
  return [...sizeMiss(shot, size), ...facingMiss(shot, turn)]
}

function sizeMiss({ size: asked }: AskedShot, found: ShotSize | undefined): readonly PeopleMiss[] {
  if (!found || !asked) return []
  return (sizeSteps(found, asked) ?? 0) > SAME_SIZE ? [{ code: 'size', found, asked }] : []
}

function facingMiss({ direction: asked }: AskedShot, turn: number | undefined): readonly PeopleMiss[] {
  if (turn === undefined || !asked) return []
  const found = turn < -ASIDE ? 'left' : turn > ASIDE ? 'right' : 'toward'
  const isOther = asked === 'toward' ? Math.abs(turn) > 2 * ASIDE : found !== asked && found !== 'toward'
  return isOther ? [{ code: 'facing', found, asked }] : []
}

/**
 * True where faces say something of a board's style: the net finds some in half of the takes that
 * ask for people. In others it may be blind.
 */
export function isReadableStyle(found: readonly FoundPeople[]): boolean {
  return found.length > 0 && found.filter(({ count }) => count > 0).length * 2 >= found.length
}
