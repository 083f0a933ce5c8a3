import type { Shot } from '../board/shot.ts'
import { type BoardView, pairs } from './board-view.ts'
import { type Hit, insert, set } from './finding.ts'
import { isNamed, isSameCast } from './text-words.ts'

const OPPOSITE = { left: 'right', right: 'left' } as const
const isSide = (side: string | undefined): side is keyof typeof OPPOSITE =>
  side === 'left' || side === 'right'

/** Words that tell of a turn, which a person sees in the picture. */
const TURNS =
  /\b(?:turn(?:s|ed|ing)?|spins?|spun|spinning|wheels? (?:a?round)|swings? (?:a?round)|pivot(?:s|ed|ing)?|doubles? back|(?:looks?|goes|comes|walks?|runs?) back|revers(?:es|ed|ing))\b/i

/** Where the line may be crossed: the camera or the subject goes over it in sight. */
const isReset = ({ direction, size, framing, move, text }: Shot) =>
  direction === 'toward' ||
  direction === 'away' ||
  size === 'insert' ||
  framing === 'empty' ||
  move === 'arc' ||
  TURNS.test(text)

/** In a shot over a shoulder or from a point of view, it is unclear whose direction is set. */
const isOwn = ({ framing }: Shot) => framing !== 'over-shoulder' && framing !== 'point-of-view'

/**
 * The line of action is crossed: a person faces or moves left in one shot and right in a later one,
 * and nothing between them, nor in them, resets the line. The 180° rule of continuity editing.
 */
export function axesCrossed({ shots, names }: BoardView): readonly Hit[] {
  const hits: Hit[] = []
  const crossed = new Set<Shot>()
  for (const name of names) {
    let since: Shot[] = []
    for (const shot of shots) {
      if (isReset(shot)) since = []
      since.push(shot)
      const [last] = since
      if (!isSide(shot.direction) || !isOwn(shot) || !isNamed(shot.cast ?? [], name)) {
        if (since.length === 1) since = []
        continue
      }
      if (
        last &&
        last !== shot &&
        isSide(last.direction) &&
        last.direction !== shot.direction &&
        !crossed.has(shot)
      ) {
        crossed.add(shot)
        hits.push({
          found: { code: 'axis-crossed', name, from: last.direction, to: shot.direction },
          shots: [last, shot],
          seen: since,
          fixes: [
            set('flip-direction', shot, { direction: last.direction }),
            insert('neutral-shot', shot, { direction: 'toward', cast: [name] }),
          ],
        })
      }
      since = isReset(shot) ? [] : [shot]
    }
  }
  return hits
}

/**
 * Eyelines that do not meet: two people take turns, each alone or each over the other's shoulder,
 * and both look to one side. Eyeline match of continuity editing.
 */
export function sameEyelines({ shots }: BoardView): readonly Hit[] {
  return pairs(shots).flatMap(([before, shot]) => {
    const { eyeline } = shot
    if (!isSide(eyeline) || before.eyeline !== eyeline || !isTurn(before, shot)) return []
    const other = { eyeline: OPPOSITE[eyeline] }
    return {
      found: { code: 'same-eyeline', side: eyeline },
      shots: [before, shot],
      fixes: [set('flip-eyeline', shot, other), set('flip-eyeline', before, other)],
    }
  })
}

function isTurn(before: Shot, shot: Shot): boolean {
  if (before.framing !== shot.framing) return false
  const [one = [], other = []] = [before.cast, shot.cast]
  const isSame = isSameCast(before, shot)
  if (shot.framing === 'single') return one.length === 1 && other.length === 1 && isSame === false
  return shot.framing === 'over-shoulder' && one.length === 2 && isSame === true
}
