import { expect, test } from 'vitest'
import type { Take } from '../../src/domain/board/shot.ts'
import { drawPlan } from '../../src/domain/consent/plans.ts'
import { type Hand, handIn, handNamed, withHand } from '../../src/domain/scene/hand.ts'
import { takePlan } from '../../src/domain/takes/take-plans.ts'
import { drawStill } from '../../workers/engines/sketch/draw/still.ts'
import { subjectAt } from '../../workers/engines/sketch/measure/clip.ts'
import { handOf } from '../../workers/engines/sketch/measure/hand-of.ts'
import { measureTones } from '../../workers/engines/sketch/measure/tones.ts'
import { fitLab, labImage } from '../../workers/engines/sketch/pixels/oklab.ts'
import { makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'
import { discScene, image, mean, pixelsOf } from './sketch-fixture.ts'

const frame = discScene({ x: 0.45, y: 0.5, radius: 0.17 }, 192, 108)
const subject = subjectAt([fitLab(frame, 96)], 0)
const style = measureTones(
  image(60, 40, (x, y) => (y < 12 ? [240, 170, 90] : x < 25 ? [50, 70, 130] : [190, 90, 60])),
)
const drawnBy = (hand: Hand) =>
  labImage(
    drawStill({
      frame: pixelsOf(frame),
      subject,
      size: 'full',
      angle: 'eye-level',
      source: measureTones(frame),
      style,
      width: 256,
      height: 144,
      seed: 1,
      hand,
    }),
  )
const [ink, pencil, marker] = [drawnBy('ink'), drawnBy('pencil'), drawnBy('marker')]
const chroma = ({ a, b }: typeof ink) => mean(a.data.map((value, i) => Math.hypot(value, b.data[i] ?? 0)))

test('ink and wash has the colours of the style, pencil and marker are grey on their paper', () => {
  expect(chroma(ink)).toBeGreaterThan(0.03)
  expect(chroma(pencil)).toBeLessThan(0.015)
  expect(chroma(marker)).toBeLessThan(0.015)
})

test('a pencil leaves most of the paper bare, a marker has few tones, with black among them', () => {
  const light = ({ l }: typeof ink) => Array.from(l.data)
  expect(mean(light(pencil))).toBeGreaterThan(mean(light(ink)) + 0.05)
  const near = (of: readonly number[], tone: number) => of.filter((l) => Math.abs(l - tone) < 0.035).length
  const inTones = [0.15, 0.2, 0.46, 0.68, 0.85, 0.97].reduce(
    (sum, tone) => sum + near(light(marker), tone),
    0,
  )
  expect(inTones / light(marker).length).toBeGreaterThan(0.7)
  expect(Math.min(...light(marker))).toBeLessThan(0.2)
})

test('the style picture chooses: grey with grain a pencil, grey with thick lines a marker, else ink', () => {
  const grain = (x: number, y: number) => 200 + (((x * 31 + y * 57) ^ (x * y)) % 23) - 11
  const thick = (x: number) => (x % 60 < 8 ? 20 : 225)
  const grey = (value: number) => [value, value, value] as const
  expect(handOf(image(240, 160, (x, y) => grey(grain(x, y))))).toBe('pencil')
  expect(handOf(image(240, 160, (x) => grey(thick(x))))).toBe('marker')
  expect(handOf(image(240, 160, () => grey(180)))).toBe('ink')
  expect(handOf(image(240, 160, (x, y) => [grain(x, y), 120, 60]))).toBe('ink')
})

test('what is drawn again keeps the hand of its take; an earlier take says none', () => {
  const take = { ...makeTake('t1', ''), receipt: { ...makeTake('t1', '').receipt, engine: 'sketch' } }
  const planFor = (parameters?: { readonly hand: string }) => {
    const told = { ...take, receipt: { ...take.receipt, ...(parameters && { parameters }) } } as Take
    const shot = { ...makeShot('s1'), takes: [told] }
    const project = makeProject({ shots: [shot] })
    const means = { engine: { leavesDevice: false }, resolutions: undefined }
    return takePlan(project, drawPlan(project, shot, {}, means.engine), { kind: 'again', of: told.id }, means)
  }
  expect(handNamed(planFor({ hand: 'pencil' }).exact?.parameters?.hand)).toBe('pencil')
  expect(planFor().exact).toBeUndefined()
  expect(handNamed('crayon')).toBeUndefined()
})

test('a style word chooses before it, and the choice leaves the other words', () => {
  expect(handIn(['dry brush', 'soft pencils', 'ink'])).toBe('pencil')
  expect(handIn(['Felt-tip'])).toBe('marker')
  expect(handIn(['Watercolour on paper'])).toBe('ink')
  expect(handIn(['thin dark lines', 'market day', 'inkling'])).toBeUndefined()
  expect(withHand(['fine grain', 'marker'], 'pencil')).toEqual(['pencil', 'fine grain'])
  expect(withHand(['pencil', 'fine grain'], undefined)).toEqual(['fine grain'])
})
