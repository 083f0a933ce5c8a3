import { describe, expect, it } from 'vitest'
import { planGroups } from '../../src/domain/clip/decode-plan.ts'
import { nearestKeys } from '../../src/domain/clip/nearest-keys.ts'
import {
  type Clock,
  endTick,
  fromFirstKey,
  fromOrigin,
  type Packet,
  reachesPast,
  secondsAt,
  shownAt,
  shownTicks,
  tickAt,
} from '../../src/domain/clip/shown-packets.ts'

/** Ten ticks per picture, 30 pictures per second. */
const CLOCK: Clock = { num: 1, den: 300, origin: 0 }

/**
 * "I P B B" in file order, each with its display position: `I0 P3 B1 B2`. A star marks a hidden
 * one.
 */
function packets(text: string): readonly Packet[] {
  return text.split(' ').map((word, i) => {
    const place = Number(/-?\d+/.exec(word)?.[0])
    return {
      pts: place * 10,
      dts: (i - 2) * 10,
      duration: 10,
      key: word.startsWith('I'),
      shown: !word.endsWith('*'),
    }
  })
}

const summary = (groups: ReturnType<typeof planGroups>) =>
  groups.map(({ key, wanted }) => [key, [...wanted.keys()]] as const)

describe('what can be decoded', () => {
  const ticks = (list: readonly Packet[]) => list.map(({ pts }) => pts)

  it('begins with the first keyframe, and with what is seen after it', () => {
    expect(ticks(fromFirstKey(packets('P0 P1 I4 B2 B3 P7 B5')))).toEqual([40, 70, 50])
  })

  it('is all of a clip that begins with a keyframe, or has none', () => {
    expect(fromFirstKey(packets('I0 P3 B1 B2'))).toHaveLength(4)
    expect(fromFirstKey(packets('P0 P1'))).toHaveLength(2)
  })

  it('is never seen before the first picture of the clip, and may be cut away before it', () => {
    expect(ticks(fromOrigin(packets('I-2* P-1* P0 P1 I4'), { ...CLOCK, origin: 10 }))).toEqual([
      -20, -10, 10, 40,
    ])
  })
})

describe('shownAt', () => {
  const ticks = shownTicks(packets('I0 P3 B1 B2 P4'))

  it.each([
    [0, 0],
    [1 / 30, 10],
    [1 / 30 - 1e-4, 0],
    [1 / 30 + 1e-4, 10],
    [0.1, 30],
  ])('at %f s is the last picture at or before it', (seconds, tick) => {
    expect(shownAt(CLOCK, ticks, seconds)).toBe(tick)
  })

  it('is the first picture at any earlier time, the last at any later', () => {
    expect(shownAt(CLOCK, ticks, -5)).toBe(0)
    expect(shownAt(CLOCK, ticks, 99)).toBe(40)
  })

  it('finds a picture by every way of writing its time in binary digits', () => {
    const clock: Clock = { num: 1, den: 60_000, origin: 2002 }
    const ntsc = Array.from({ length: 2000 }, (_, n) => 2002 + n * 1001)
    for (const [n, tick] of ntsc.entries()) {
      expect(shownAt(clock, ntsc, n / (60_000 / 1001))).toBe(tick)
      expect(shownAt(clock, ntsc, (n * 1001) / 60_000)).toBe(tick)
      expect(shownAt(clock, ntsc, secondsAt(clock, tick))).toBe(tick)
    }
  })

  it('is nothing where no picture is shown', () => {
    expect(shownAt(CLOCK, [], 1)).toBeUndefined()
  })
})

describe('shownTicks', () => {
  it('leaves out what an edit list cuts away, and puts the rest in the order seen', () => {
    expect(shownTicks(packets('I-2* P1 B-1* B0 P2'))).toEqual([0, 10, 20])
  })
})

describe('planGroups', () => {
  const twoGops = packets('I0 P3 B1 B2 P4 I5 P8 B6 B7')

  it('decodes each GOP once, and none that holds nothing wanted', () => {
    const three = packets('I0 P1 P2 I3 P4 P5 I6 P7 P8')
    const groups = planGroups(three, [1 / 30, 7 / 30, 8 / 30], CLOCK)
    expect(groups.map(({ key }) => key).toSorted((a, b) => a - b)).toEqual([0, 60])
  })

  it('takes what is nearest to the middle of the times first', () => {
    expect(summary(planGroups(twoGops, [0, 1 / 30, 7 / 30], CLOCK))).toEqual([
      [0, [10, 0]],
      [50, [70]],
    ])
    expect(summary(planGroups(twoGops, [1 / 30, 5 / 30, 7 / 30], CLOCK))).toEqual([
      [50, [50, 70]],
      [0, [10]],
    ])
  })

  it('tells what is decoded, and what follows it in the file', () => {
    const [first, second] = planGroups(twoGops, [1 / 30, 7 / 30], CLOCK)
    expect(first?.packets.map(({ pts }) => pts)).toEqual([0, 30, 10])
    expect(first?.next?.pts).toBe(20)
    expect(second?.packets.map(({ pts }) => pts)).toEqual([50, 80, 60, 70])
    expect(second?.next).toBeUndefined()
  })

  it('answers several times with one picture', () => {
    const [group] = planGroups(twoGops, [-1, 0, 0.01], CLOCK)
    expect(group?.wanted.get(0)?.toSorted((a, b) => a - b)).toEqual([-1, 0, 0.01])
  })

  it('reaches back a GOP for a picture that is stored behind a keyframe but seen before it', () => {
    const open = packets('I0 P2 B1 I5 B3 B4 P7 B6')
    expect(summary(planGroups(open, [4 / 30], CLOCK))).toEqual([[0, [40]]])
    expect(summary(planGroups(open, [6 / 30], CLOCK))).toEqual([[50, [60]]])
  })

  it('starts from the keyframe before the cut of an edit list', () => {
    const cut = packets('I-4* P-1* B-3* B-2* P2 B0 B1')
    expect(summary(planGroups(cut, [0], CLOCK))).toEqual([[-40, [0]]])
  })

  it('seeks to between the keyframe and the picture seen next', () => {
    const [group] = planGroups(twoGops, [7 / 30], CLOCK)
    expect(group).toMatchObject({ key: 50, seekTo: 55 })
    expect(planGroups(packets('I0'), [0], CLOCK)).toMatchObject([{ key: 0, seekTo: 0 }])
  })

  it('plans nothing for no times and for no pictures', () => {
    expect(planGroups(twoGops, [], CLOCK)).toEqual([])
    expect(planGroups([], [1], CLOCK)).toEqual([])
  })

  it('plans an hour of pictures without running out of stack', () => {
    const hour = Array.from({ length: 200_000 }, (_, n) => ({
      ...{ pts: n * 10, dts: n * 10, duration: 10 },
      ...{ key: n % 250 === 0, shown: true },
    }))
    expect(summary(planGroups(hour, [100], CLOCK))).toEqual([[30_000, [30_000]]])
    expect(endTick(hour, 10)).toBe(2_000_000)
  })
})

describe('the clock', () => {
  it('counts seconds from the first shown frame, and back', () => {
    const clock: Clock = { num: 1001, den: 30_000, origin: 42 }
    expect(secondsAt(clock, 42)).toBe(0)
    expect(secondsAt(clock, 42 + 30)).toBeCloseTo(1.001, 12)
    expect(tickAt(clock, 1.001)).toBeCloseTo(72, 9)
  })
})

describe('endTick', () => {
  it('is the end of the last picture seen, not of the last stored', () => {
    expect(endTick(packets('I0 P3 B1 B2'), 7)).toBe(40)
  })

  it('takes the usual length where the file gives none', () => {
    expect(endTick([{ pts: 30, dts: 30, duration: 0, key: true, shown: true }], 7)).toBe(37)
  })
})

describe('reachesPast', () => {
  it('waits until decoding itself has gone by, not only a picture shown late', () => {
    const some = packets('I0 P4 B2 B1')
    expect(reachesPast(some, 5)).toBe(true)
    expect(reachesPast(some, 10)).toBe(false)
  })
})

describe('the keyframes of first sight', () => {
  /** Twelve keyframes, one a second. */
  const many = packets(Array.from({ length: 12 }, (_, i) => `I${i * 30} P${i * 30 + 15}`).join(' '))
  const keysOf = (...args: Parameters<typeof nearestKeys>) =>
    [...nearestKeys(...args)].map(([tick, times]) => [secondsAt(CLOCK, tick), times])

  it('are the nearest, before or after, from the middle outwards, each once', () => {
    expect(keysOf(many, [0.4, 0.6, 1.4, 2.2], CLOCK, 6)).toEqual([
      [1, [1.4, 0.6]],
      [0, [0.4]],
      [2, [2.2]],
    ])
  })

  it('are few and spread evenly, and serve all times', () => {
    const times = Array.from({ length: 12 }, (_, i) => i)
    const found = keysOf(many, times, CLOCK, 3)
    expect(found.map(([time]) => time)).toEqual([6, 2, 10])
    expect(found.flatMap(([, served]) => served).length).toBe(12)
  })

  it('are shown ones: none of them before the clip begins', () => {
    expect(keysOf(packets('I0* P1 I30'), [0, 0.1], CLOCK, 6)).toEqual([[1, [0, 0.1]]])
    expect(keysOf(packets('I0* P1'), [0], CLOCK, 6)).toEqual([])
  })
})
