import type { Shot } from '../board/shot.ts'
import { type ShotSize, sizeSteps } from '../board/shot-terms.ts'
import { type BoardView, pairs } from './board-view.ts'
import { type Hit, insert, set } from './finding.ts'
import { isShortWord } from './is-english.ts'
import { isClose, isEstablishing, isLeap, otherSize, sizeBy } from './sizes.ts'
import { isSameCast, overlap, wordsOf } from './text-words.ts'

/** Share of common content words from which two texts show one subject. */
const SAME_SUBJECT = 0.5
/** Texts with fewer content words are not compared. */
const FEWEST_WORDS = 3

const contentOf = ({ text }: Shot) => new Set(wordsOf(text).filter((word) => !isShortWord(word)))

/** By the people in it; by the words of an English text where one names nobody. */
function isSameSubject(one: Shot, other: Shot, english: boolean): boolean {
  const same = isSameCast(one, other)
  if (same !== undefined) return same
  return english && overlap(contentOf(one), contentOf(other), FEWEST_WORDS) >= SAME_SUBJECT
}

/**
 * A jump cut: neighbours that show one subject in one framing from one angle, at most one size
 * apart. The 30° rule of continuity editing; another class of angle counts as 30° or more.
 */
export function jumpCuts({ shots, english }: BoardView): readonly Hit[] {
  return pairs(shots).flatMap(([before, shot], i) => {
    if (!before.size || !shot.size || !before.angle) return []
    const steps = sizeSteps(before.size, shot.size)
    const isJump =
      steps !== undefined &&
      steps <= 1 &&
      before.angle === shot.angle &&
      before.framing === shot.framing &&
      isSameSubject(before, shot, english)
    if (!isJump) return []
    const next = shots[i + 2]?.angle
    const angle = (['low', 'high', 'eye-level'] as const).find((one) => one !== shot.angle && one !== next)
    const closer = sizeBy(before.size, 2)
    const wider = sizeBy(before.size, -2)
    const size = closer ? set('closer', shot, { size: closer }) : set('wider', shot, { size: wider })
    return {
      found: { code: 'jump-cut' },
      shots: [before, shot],
      fixes: [set('other-angle', shot, { angle }), size, insert('cutaway', shot, { size: 'insert' })],
    }
  })
}

/** As wide as a shot can be without a leap to the next one. */
const wideBefore = (next: ShotSize | undefined): ShotSize => (next && isClose(next) ? 'full' : 'wide')

/** No establishing shot: neither of the first two is full or wider. Continuity editing. */
export function notEstablished({ shots }: BoardView): readonly Hit[] {
  const [first, second] = shots
  if (!first?.size || !second?.size) return []
  if (isEstablishing(first.size) || isEstablishing(second.size)) return []
  return [
    {
      found: { code: 'not-established' },
      shots: [first],
      seen: [first, second],
      fixes: [
        set('widen', first, { size: wideBefore(second.size) }),
        insert('establish', first, { size: wideBefore(first.size) }),
      ],
    },
  ]
}

/** Shots without a wide one, after which the place needs to be seen again. */
export const PLACE_HOLDS = 5

/** The place is lost: more than 5 shots since the last wide one. Re-establishing, as above. */
export function placesLost({ shots }: BoardView): readonly Hit[] {
  const hits: Hit[] = []
  let since: Shot[] | undefined
  for (const shot of shots) {
    if (!shot.size || isEstablishing(shot.size)) {
      // A shot without a size may be wide.
      since = shot.size ? [shot] : undefined
      continue
    }
    since?.push(shot)
    if (since?.length !== PLACE_HOLDS + 2) continue
    hits.push({
      found: { code: 'place-lost', shots: PLACE_HOLDS + 1 },
      shots: [shot],
      seen: since,
      fixes: [
        insert('establish', shot, { size: wideBefore(shot.size) }),
        ...(shot.size === 'insert' ? [] : [set('widen', shot, { size: 'full' })]),
      ],
    })
    since = undefined
  }
  return hits
}

const SAME_SIZES = 3
/** With fewer shots one angle for all is not monotonous. */
export const SAME_ANGLES = 5

/** Monotony: 3 neighbours or more of one size, or 5 shots or more that are all at eye level. */
export function monotony({ shots }: BoardView): readonly Hit[] {
  const hits: Hit[] = runsOf(shots).map((run) => {
    const size = run[0]?.size ?? 'medium'
    const other = otherSize(size)
    const changes = run
      .filter((_, i) => i % 2 === 1)
      .map((shot) => ({ shot: shot.id, fields: { size: other } }))
    return {
      found: { code: 'same-size', size, shots: run.length },
      shots: run,
      fixes: [{ code: 'vary-sizes', edit: { kind: 'set', changes } }],
    }
  })
  const third = shots[2]
  if (third && shots.length >= SAME_ANGLES && shots.every(({ angle }) => angle === 'eye-level')) {
    hits.push({
      found: { code: 'same-angle', shots: shots.length },
      shots: [third],
      seen: shots,
      fixes: [set('other-angle', third, { angle: 'low' }), set('other-angle', third, { angle: 'high' })],
    })
  }
  return hits
}

/** Every longest run of neighbours of one size. */
function runsOf(shots: readonly Shot[]): readonly (readonly Shot[])[] {
  const runs: Shot[][] = []
  for (const shot of shots) {
    const last = runs.at(-1)
    if (shot.size && last?.[0]?.size === shot.size) last.push(shot)
    else runs.push([shot])
  }
  return runs.filter((run) => run.length >= SAME_SIZES)
}

/** A leap: from a wide view straight to a close one that is neither an insert nor a view of one. */
export function leaps({ shots }: BoardView): readonly Hit[] {
  return pairs(shots).flatMap(([before, shot]) => {
    if (!before.size || !shot.size || shot.framing === 'point-of-view') return []
    if (!isLeap(before.size, shot.size)) return []
    return {
      found: { code: 'leap', from: before.size, to: shot.size },
      shots: [before, shot],
      fixes: [
        insert('medium-between', shot, { size: 'medium' }),
        set('change-size', shot, { size: 'medium' }),
      ],
    }
  })
}
