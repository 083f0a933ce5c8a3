import { expect, it } from 'vitest'
import { NO_REGION, type Region, type RegionMark } from '../../src/domain/takes/region/region.ts'
import { marked, NO_HISTORY, stepBack, stepForward } from '../../src/ui/takes/edit/mark-history.ts'

const box = (x: number): RegionMark => ({ kind: 'box', rectangle: { x, y: 0, width: 0.1, height: 0.1 } })
const region = (...xs: readonly number[]): Region => ({ ...NO_REGION, marks: xs.map(box) })

/** Marks one after the other, beginning with nothing. */
function marking(...steps: readonly Region[]) {
  let [now, history] = [NO_REGION, NO_HISTORY]
  for (const next of steps) [history, now] = [marked(history, now), next]
  return { now, history }
}

it('marks, inverting and clearing are steps back and forward, in their order', () => {
  const steps = [region(0), region(0, 1), { ...region(0, 1), inverted: true }, region()]
  const { now, history } = marking(...steps)
  const seen: Region[] = []
  let at = { region: now, history }
  for (let step = stepBack(history, now); step; step = stepBack(at.history, at.region)) {
    at = step
    seen.push(step.region)
  }
  expect(seen).toEqual([steps[2], steps[1], steps[0], NO_REGION])
  for (const expected of steps) {
    const step = stepForward(at.history, at.region)
    expect(step?.region).toEqual(expected)
    if (step) at = step
  }
  expect(stepForward(at.history, at.region)).toBeUndefined()
})

it('a new mark forgets what was taken back', () => {
  const { now, history } = marking(region(0), region(0, 1))
  const back = stepBack(history, now)
  expect(back && stepForward(marked(back.history, back.region), region(0, 2))).toBeUndefined()
})

it('the soft edge is no step, and stays as it is', () => {
  const { now, history } = marking(region(0), region(0, 1))
  const back = stepBack(history, { ...now, feather: 3 })
  expect(back?.region).toEqual({ ...region(0), feather: 3 })
  expect(back && stepForward(back.history, { ...back.region, feather: 7 })?.region.feather).toBe(7)
})

it('what was marked in an earlier visit goes mark by mark, and comes back', () => {
  const back = stepBack(NO_HISTORY, region(0, 1))
  expect(back?.region).toEqual(region(0))
  expect(back && stepForward(back.history, back.region)?.region).toEqual(region(0, 1))
  expect(stepBack(NO_HISTORY, { ...NO_REGION, inverted: true })).toBeUndefined()
})
