import type { Shot } from '../board/shot.ts'
import { LONGEST_SHOT } from '../board/shot-fields.ts'
import type { BoardView } from './board-view.ts'
import { type Fix, type Hit, set } from './finding.ts'
import { readingSeconds, upToTenth } from './reading-time.ts'
import { otherSize } from './sizes.ts'
import { isInPace, PACE, spread, sumOf } from './spread-durations.ts'
import { sentencesOf } from './text-words.ts'

const readsOf = ({ dialogue = '' }: Shot) => readingSeconds(dialogue)

/** The dialogue does not fit: it takes longer to say than the shot lasts (`readingSeconds`). */
export function dialoguesLong({ shots }: BoardView): readonly Hit[] {
  return shots.flatMap((shot) => {
    const reads = readsOf(shot)
    const { duration } = shot
    if (duration === undefined || reads <= duration + 1e-6) return []
    return {
      found: { code: 'dialogue-long', reads: upToTenth(reads), lasts: duration },
      shots: [shot],
      fixes: [
        // No shot is as long as the longest of speeches.
        ...(reads <= LONGEST_SHOT ? [set('set-duration', shot, { duration: upToTenth(reads) })] : []),
        ...splitDialogue(shot, duration),
      ],
    }
  })
}

const SPEAKER = /^[^:\n]{1,40}:\s/u

/** The sentences that fit stay; the others go into a new shot, with who speaks before them. */
function splitDialogue(shot: Shot, duration: number): readonly Fix[] {
  const sentences = sentencesOf(shot.dialogue ?? '')
  const fits = (count: number) => readingSeconds(sentences.slice(0, count).join('')) <= duration
  const count = sentences.findLastIndex((_, i) => i > 0 && fits(i))
  if (count < 1) return []
  const [said, rest] = [sentences.slice(0, count).join(''), sentences.slice(count).join('')]
  const speaker = SPEAKER.test(rest) ? '' : (said.split('\n').at(-1)?.match(SPEAKER)?.[0] ?? '')
  const dialogue = `${speaker}${rest}`.trim()
  const { cast, place } = shot
  const plan = { text: '', dialogue, duration: upToTenth(readingSeconds(dialogue)) }
  return [
    {
      code: 'split-dialogue',
      edit: {
        kind: 'split',
        change: { shot: shot.id, fields: { dialogue: said.trim() } },
        plan: { ...plan, ...(cast && { cast }), ...(place && { place }) },
      },
    },
  ]
}

/** What a hurried shot is set to, in seconds. */
const UNHURRIED = 1
/** With fewer shots a board is only begun. */
const FEWEST = 3

/**
 * Hurried or slack: a shot under 0.8 s or over 12 s, unless its dialogue needs the time; a board
 * that runs over 1.5 times or under half of its clip's window. A board of more or fewer shots than
 * the window has room for is a choice, which no spreading could change.
 */
export function pace({ shots, window }: BoardView): readonly Hit[] {
  const hits = shots.flatMap((shot): readonly Hit[] => {
    const { duration: lasts } = shot
    if (lasts === undefined) return []
    const reads = upToTenth(readsOf(shot))
    if (lasts < PACE.least) {
      const duration = Math.max(UNHURRIED, reads)
      return [
        {
          found: { code: 'hurried', lasts },
          shots: [shot],
          fixes: [set('set-duration', shot, { duration })],
        },
      ]
    }
    if (lasts <= Math.max(PACE.most, reads)) return []
    const duration = Math.max(PACE.most, reads)
    return [
      { found: { code: 'slack', lasts }, shots: [shot], fixes: [set('set-duration', shot, { duration })] },
    ]
  })
  const first = shots[0]
  const durations = shots.flatMap(({ duration }) => duration ?? [])
  if (!window || !first || shots.length < FEWEST || durations.length < shots.length) return hits
  const length = window.end - window.start
  const sum = sumOf(durations)
  const spreads = isInPace(sum, length) ? undefined : spread(durations, shots.map(readsOf), length)
  if (!spreads) return hits
  const changes = shots.map((shot, i) => ({ shot: shot.id, fields: { duration: spreads[i] } }))
  const board: Hit = {
    found: { code: sum > length ? 'board-long' : 'board-short', sum, window: length },
    shots: [first],
    seen: shots,
    fixes: [{ code: 'spread', edit: { kind: 'set', changes } }],
  }
  return [...hits, board]
}

/** Seconds: times as near as this are one. */
const ONE_TIME = 0.05

const isNear = (one: number, other: number) => Math.abs(one - other) <= ONE_TIME

/**
 * The moment in the clip: outside the window, or that of another shot of the same size. Two shots
 * whose angle or framing differ make two pictures of one moment.
 */
export function moments({ shots, window, times }: BoardView): readonly Hit[] {
  const inside = window
    ? times.filter((time) => time >= window.start - ONE_TIME && time <= window.end + ONE_TIME)
    : times
  const nearest = (time: number, among: readonly number[]) =>
    among.toSorted((a, b) => Math.abs(a - time) - Math.abs(b - time))[0]
  return shots.flatMap((shot, i): readonly Hit[] => {
    const { sourceTime: time, size } = shot
    if (time === undefined) return []
    if (window && (time < window.start - ONE_TIME || time > window.end + ONE_TIME)) {
      const to = nearest(time, inside) ?? Math.min(window.end, Math.max(window.start, time))
      return [
        {
          found: { code: 'outside-window', time },
          shots: [shot],
          fixes: [set('nearest-frame', shot, { sourceTime: to })],
        },
      ]
    }
    const earlier = shots.slice(0, i).find((other) => isSamePicture(other, shot))
    if (!size || !earlier) return []
    const taken = shots.filter((other) => other.size === size)
    const free = inside.filter((one) => !taken.some(({ sourceTime }) => isNear(sourceTime ?? -1, one)))
    const to = nearest(time, free)
    const fixes = [
      ...(to === undefined ? [] : [set('nearest-frame', shot, { sourceTime: to })]),
      set('change-size', shot, { size: otherSize(size) }),
    ]
    return [{ found: { code: 'same-moment', time, size }, shots: [earlier, shot], fixes }]
  })
}

function isSamePicture(one: Shot, other: Shot): boolean {
  const { sourceTime: at, size } = one
  return (
    at !== undefined &&
    other.sourceTime !== undefined &&
    isNear(at, other.sourceTime) &&
    size !== undefined &&
    size === other.size &&
    one.angle === other.angle &&
    one.framing === other.framing
  )
}
