import { expect, inject, test, vi } from 'vitest'
import { paletteRank } from '../../src/domain/takes/take-ranks.ts'
import { blur } from '../../workers/engines/sketch/pixels/blur.ts'
import { resize } from '../../workers/engines/sketch/pixels/raster.ts'
import { factsOfTake } from '../../workers/takes/checks/check.ts'
import { GREY_SIDE, greyOf, smallPicture } from '../../workers/takes/checks/small.ts'
import { captioned } from '../fixtures/caption.ts'
import { type Still, stillOf } from '../fixtures/moving-stills.ts'
import { seeded } from '../fixtures/random.ts'
import { pixelsOfStill, resizedStill } from '../fixtures/still-pixels.ts'

// Real computation: all seeds take minutes on a machine that is busy.
vi.setConfig({ testTimeout: 3_600_000 })

const [WIDE, HIGH] = [400, 225]
type Paint = (still: Still, random: ReturnType<typeof seeded>) => Still

/** The still's middle in 16:9. */
const scaled = (still: Still, width = WIDE, height = HIGH): Still =>
  still.map((plane) => {
    const out = resize({ ...plane, height: 270, data: plane.data.slice(0, 480 * 270) }, width, height)
    return out
  }) as unknown as Still

/** As the worker hands a picture to the checks. */
function seen(still: Still) {
  const small = still[0].width > GREY_SIDE ? resizedStill(still, WIDE, HIGH) : still
  return { ...smallPicture(pixelsOfStill(small)), fine: greyOf(pixelsOfStill(still)) }
}

/** Sets the pixels of a place. */
const painted = (still: Still, level: number, is: (x: number, y: number) => boolean): Still =>
  still.map((plane) => ({
    ...plane,
    data: plane.data.map((value, i) => (is(i % plane.width, Math.floor(i / plane.width)) ? level : value)),
  })) as unknown as Still

const FAULTS = {
  blurred: (still) => still.map((plane) => blur(plane, 4)) as unknown as Still,
  framed: (still, { pick, below }) => {
    const rim = 6 + below(12)
    return painted(
      still,
      pick([0, 255, 240]),
      (x, y) => x < rim || y < rim || x >= WIDE - rim || y >= HIGH - rim,
    )
  },
  panels: (still, { pick, below }) => {
    const [at, thick, across] = [0.3 + below(40) / 100, 2 + below(7), pick([true, false])]
    return painted(still, pick([0, 255]), (x, y) => {
      const place = across ? y - at * HIGH : x - at * WIDE
      return place >= 0 && place < thick
    })
  },
  lettering: (still, random) => captioned(resizedStill(still, 960, 540), random),
  otherShape: (still) => scaled(still, HIGH, HIGH),
  likeClip: (still) =>
    still.map((plane) => ({ ...plane, data: plane.data.map((v) => v * 0.85 + 20) })) as unknown as Still,
} as const satisfies Readonly<Record<string, Paint>>
type Fault = keyof typeof FAULTS

test('takes with one fault each are found out, and clean ones are not', () => {
  const names = Object.keys(FAULTS) as Fault[]
  const each = inject('everySeed') ? 40 : 2
  let [found, flagged, clean] = [0, 0, 0]
  const wrong: string[] = []
  for (const [n, fault] of names.entries())
    for (let seed = 1; seed <= each; seed++) {
      const random = seeded(seed * 97 + n)
      const frame = scaled(stillOf(seed))
      const own = fault === 'likeClip' ? frame : scaled(stillOf(seed + 300))
      const against = { aspect: 16 / 9, frames: [smallPicture(pixelsOfStill(frame))], others: [] }
      const bad = factsOfTake(seen(FAULTS[fault](own, random)), against)
      if (bad[fault]) found += 1
      else wrong.push(`missed ${fault} ${seed}`)
      const good = factsOfTake(seen(scaled(stillOf(seed + 300))), against)
      const flags = names.filter((name) => good[name])
      clean += 1
      if (flags.length > 0) {
        flagged += 1
        wrong.push(`${seed}: ${flags} without a fault`)
      }
    }
  console.log(
    `faults: ${found} of ${names.length * each}; clean flagged: ${flagged} of ${clean}\n${wrong.join('\n')}`,
  )
  expect(found / (names.length * each)).toBeGreaterThanOrEqual(0.95)
  expect(flagged / clean).toBeLessThanOrEqual(0.05)
})

test('another shot’s picture is named by its place, and colours are nearest to their own', () => {
  const [one, two, style] = [1, 2, 1].map((seed) => seen(scaled(stillOf(seed))))
  if (!one || !two || !style) throw new Error('no pictures')
  const facts = (picture: typeof one) =>
    factsOfTake(picture, { aspect: 16 / 9, style, frames: [], others: [two, one] })
  expect(facts(one).like).toEqual([1])
  expect(facts(two).like).toEqual([0])
  expect(facts(one).palette).toBe(0)
  expect(facts(two).palette).toBeGreaterThan(0.02)
})

test('a picture that cannot be read leaves the others, of shots and of the clip', () => {
  const [one, two] = [1, 2].map((seed) => seen(scaled(stillOf(seed))))
  if (!one || !two) throw new Error('no pictures')
  expect(factsOfTake(one, { aspect: 16 / 9, frames: [], others: [undefined, one] }).like).toEqual([1])
  const against = (frames: (typeof one | undefined)[]) => ({ aspect: 16 / 9, frames, others: [] })
  expect(factsOfTake(one, against([undefined, two, one])).likeClip).toBe(true)
  expect(factsOfTake(one, against([undefined, two])).likeClip).toBe(false)
})

test('takes are ranked by their colours; one alone has no rank', () => {
  const none = { otherShape: false, blurred: false, framed: false, panels: false, likeClip: false, like: [] }
  const [near, far] = [
    { ...none, palette: 0.1 },
    { ...none, palette: 0.3 },
  ]
  expect(paletteRank(far, [near, far, none])).toEqual({ place: 2, of: 2 })
  expect(paletteRank(near, [near, far])).toEqual({ place: 1, of: 2 })
  expect(paletteRank(near, [near])).toBeUndefined()
  expect(paletteRank(none, [near, none])).toBeUndefined()
})
