import { expect, inject, test, vi } from 'vitest'
import { HANDS } from '../../src/domain/scene/hand.ts'
import { drawStill } from '../../workers/engines/sketch/draw/still.ts'
import { findSubject } from '../../workers/engines/sketch/measure/subject.ts'
import { measureTones } from '../../workers/engines/sketch/measure/tones.ts'
import { fitLab, labImage } from '../../workers/engines/sketch/pixels/oklab.ts'
import { newPlane, type Plane, resize } from '../../workers/engines/sketch/pixels/raster.ts'
import { letteringIn } from '../../workers/takes/checks/lettering.ts'
import { greyOf } from '../../workers/takes/checks/small.ts'
import { captioned } from '../fixtures/caption.ts'
import { type Still, stillOf } from '../fixtures/moving-stills.ts'
import { seeded } from '../fixtures/random.ts'
import { pixelsOfStill } from '../fixtures/still-pixels.ts'
import { REPEATED, repeated } from '../fixtures/without-lettering.ts'

// Real computation: all seeds take minutes on a machine that is busy.
vi.setConfig({ testTimeout: 3_600_000 })

const each = inject('everySeed') ? 30 : 1
const hands = inject('everySeed') ? HANDS : (['ink'] as const)
const KINDS = Object.keys(REPEATED) as (keyof typeof REPEATED)[]

/** The place of a seed in 16:9, as a screen shows it. */
const placeOf = (seed: number, width = 960, height = 540): Still =>
  stillOf(seed).map((plane) =>
    resize({ ...plane, height: 270, data: plane.data.slice(0, 480 * 270) }, width, height),
  ) as unknown as Still

const greyStill = (still: Still): Plane => greyOf(pixelsOfStill(still))

test('a line of letters is found where it is, over places and over what repeats', () => {
  const everyCase = (['place', ...KINDS] as const).flatMap((kind) => [
    { kind, at: 'top' } as const,
    { kind, at: 'bottom' } as const,
  ])
  const few = [
    { kind: 'place', at: 'top' },
    { kind: 'foliage', at: 'bottom' },
  ] as const
  const cases = inject('everySeed') ? everyCase : few
  let [found, captions] = [0, 0]
  const missed: string[] = []
  for (let seed = 1; seed <= each; seed++)
    for (const { kind, at } of cases) {
      const still = kind === 'place' ? placeOf(seed + 300) : repeated(kind, seed * 17)
      captions += 1
      if (letteringIn(greyStill(captioned(still, seeded(seed * 131), at))) === at) found += 1
      else missed.push(`${kind} ${at} ${seed}`)
    }
  console.log(`captions: ${found} of ${captions}; missed: ${missed.join(', ')}`)
  expect(found / captions).toBeGreaterThanOrEqual(0.95)
})

/** What the engine without a model draws of a place. */
function sketched(seed: number, hand: (typeof HANDS)[number]): Plane {
  const frame = pixelsOfStill(placeOf(seed + 500, 480, 270))
  const small = fitLab(labImage(frame), 96)
  const size = (['wide', 'medium', 'close', 'extreme-wide'] as const)[seed % 4] ?? 'wide'
  const subject = findSubject(small)
  const style = measureTones(labImage(pixelsOfStill(placeOf(seed + 600, 96, 54))))
  const [source, angle, width, height] = [measureTones(small), 'eye-level', 960, 540] as const
  return greyOf(drawStill({ frame, subject, size, angle, source, style, width, height, seed, hand }))
}

test('stripes, fences, windows, leaves, bricks and drawn hatching are no lettering', () => {
  const flagged: string[] = []
  let clean = 0
  const check = (name: string, grey: Plane) => {
    clean += 1
    if (letteringIn(grey)) flagged.push(name)
  }
  for (let seed = 1; seed <= each; seed++) {
    check(`place ${seed}`, greyStill(placeOf(seed + 300)))
    for (const kind of KINDS) check(`${kind} ${seed}`, greyStill(repeated(kind, seed * 17)))
    for (const hand of hands) check(`${hand} ${seed}`, sketched(seed, hand))
  }
  console.log(`clean flagged: ${flagged.length} of ${clean}: ${flagged.join(', ')}`)
  expect(flagged.length / clean).toBeLessThanOrEqual(0.05)
})

test('letters too low for a caption, and a picture of one level, are no lettering', () => {
  const grey = greyStill(captioned(placeOf(1, 480, 270), seeded(5), 'top'))
  expect(letteringIn(grey)).toBe('top')
  // The same letters at a sixth of that share of the height.
  const tall = newPlane(480, 1620)
  tall.data.fill(90)
  tall.data.set(grey.data)
  expect(letteringIn(tall)).toBeUndefined()
  expect(letteringIn({ ...grey, data: grey.data.map(() => 90) })).toBeUndefined()
})
