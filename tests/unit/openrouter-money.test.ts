import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { openPurse, spentOn } from '../../src/domain/ledger.ts'
import { AppError, type Charge } from '../../src/lib/errors.ts'
import { waitMs } from '../../src/lib/wait.ts'
import type { Meter } from '../../src/services/engines/engine.ts'
import { openGate } from '../../src/services/engines/openrouter/call-gate.ts'
import { type FakeOpenRouter, startFakeOpenRouter } from '../fake-openrouter/fake-openrouter.ts'
import type { Scenario } from '../fake-openrouter/scenario.ts'
import { DIRECT, engineFor, failure, never, PAINT } from './openrouter-fixture.ts'

vi.mock('../../src/lib/wait.ts', async (actual) => ({
  ...(await actual<typeof import('../../src/lib/wait.ts')>()),
  waitFor: () => Promise.resolve(),
}))

let fake: FakeOpenRouter
beforeAll(async () => {
  fake = await startFakeOpenRouter({ longSide: 32 })
})
afterEach(() => {
  expect(fake.violations).toEqual([])
  fake.reset()
})
afterAll(() => fake.close())

/** A meter that notes everything. */
function meter(change: Partial<Meter> = {}) {
  const settled: Charge[] = []
  const waits: number[] = []
  const noted: Meter = {
    open: () => ({ settle: (charge) => void settled.push(charge) }),
    held: (_, ms) => void waits.push(ms),
    ...change,
  }
  return { settled, waits, meter: noted }
}

const paint = (noted: Meter, timeoutSeconds = 20) =>
  engineFor(fake.url, { meter: noted, timeoutSeconds }).paint(PAINT, never)

describe('a call that fails', () => {
  const charges: readonly (readonly [Scenario, Charge])[] = [
    [{ kind: 'bad_base64' }, { billed: 'yes', cost: 0.067 }],
    [{ kind: 'svg' }, { billed: 'yes', cost: 0.067 }],
    [{ kind: 'no_image' }, { billed: 'no', cost: 0 }],
    [{ kind: 'error_in_200' }, { billed: 'no' }],
    [{ kind: 'error', error: 'blocked' }, { billed: 'no' }],
    [{ kind: 'error', error: 'server' }, { billed: 'maybe' }],
    [{ kind: 'hang' }, { billed: 'maybe' }],
    [{ kind: 'cut_json' }, { billed: 'maybe' }],
    [{ kind: 'socket_reset' }, { billed: 'maybe' }],
  ]
  test.each(charges)('%j tells its charge, in the error and to the meter', async (scenario, charge) => {
    fake.scenario(scenario)
    const noted = meter()
    // Only what never answers is waited for in vain.
    const call = paint(noted.meter, scenario.kind === 'hang' ? 0.2 : 20)
    expect((await failure(call))?.charge).toEqual(charge)
    expect(noted.settled).toEqual([charge])
    expect(fake.log).toHaveLength(1)
  })

  test('a shot list that was paid for twice and is of no use says what both cost', async () => {
    fake.scenario({ kind: 'few_shots', path: '/chat/completions', times: 2 })
    const error = await failure(engineFor(fake.url).direct(DIRECT, never))
    const billed = fake.log.reduce((sum, entry) => sum + entry.billed, 0)
    expect(error).toMatchObject({ code: 'too-few-shots', charge: { billed: 'yes' } })
    expect(error?.charge?.cost).toBeCloseTo(billed, 8)
  })

  test('a wrong key before anything leaves costs nothing', async () => {
    const error = await failure(engineFor(fake.url, { apiKey: 'a b' }).paint(PAINT, never))
    expect(error).toMatchObject({ code: 'key-malformed', charge: { billed: 'no' } })
  })
})

describe('trying again by itself', () => {
  test('what was refused before work began, until it works, billed once', async () => {
    fake.scenario({ kind: 'error', error: 'upstream429', times: 3 })
    const noted = meter()
    expect((await paint(noted.meter)).cost).toBe(0.067)
    expect(fake.log.map(({ billed }) => billed)).toEqual([0, 0, 0, 0.067])
    expect(noted.waits).toHaveLength(3)
    expect(noted.waits.every((ms) => ms >= 1000 && ms <= 1500)).toBe(true)
    expect(noted.settled).toEqual([{ billed: 'yes', cost: 0.067 }])
  })

  test('ends after as many tries as the table allows', async () => {
    fake.scenario({ kind: 'error', error: 'overloaded', times: 9 })
    expect(await failure(paint(meter().meter))).toMatchObject({ code: 'overloaded' })
    expect(fake.log).toHaveLength(5)
    fake.reset()
    fake.scenario({ kind: 'error', error: 'provider502', times: 9 })
    expect(await failure(paint(meter().meter))).toMatchObject({ code: 'provider' })
    expect(fake.log).toHaveLength(3)
  })

  test('waits with full jitter where the service does not say how long', () => {
    expect([0, 1, 2, 3, 9].map((tries) => waitMs(tries, undefined, () => 1))).toEqual([
      1000, 2000, 4000, 8000, 30_000,
    ])
    expect(waitMs(3, undefined, () => 0)).toBe(0)
  })
})

test('a call that the meter stops is not made', async () => {
  const stopped = meter({
    open: () => {
      throw new AppError('spending-limit')
    },
  })
  expect(await failure(paint(stopped.meter))).toMatchObject({ code: 'spending-limit' })
  expect(fake.log).toEqual([])
})

test('a purse counts what is under way, so that calls at once cannot pass its limit together', () => {
  const purse = openPurse(0.8, () => 1)
  expect([purse.reserve(0.07), purse.reserve(0.07), purse.reserve(0.07)]).toEqual([true, true, false])
  expect(purse.taken()).toBeCloseTo(0.94)
  purse.settle(0.07, 0.05)
  purse.settle(0.07, 0)
  expect(purse.taken()).toBeCloseTo(0.85)
  expect(purse.reserve(0.07)).toBe(true)
  expect(openPurse(99, () => null).reserve(1e6)).toBe(true)
})

test('a call of unknown price goes until the limit is reached, and the limit may be lowered meanwhile', () => {
  let limit = 1
  const purse = openPurse(0.9, () => limit)
  expect(purse.reserve(undefined)).toBe(true)
  purse.settle(undefined, 0.1)
  expect(purse.reserve(undefined)).toBe(false)
  expect(openPurse(0, () => 0).reserve(undefined)).toBe(false)
  limit = 2
  expect(purse.reserve(0.5)).toBe(true)
  limit = 1.2
  expect(purse.reserve(0.01)).toBe(false)
})

test('a gate halves what goes at once for a whole wave of refusals, not for each', async () => {
  const gate = openGate(8)
  let now = 0
  const seen: number[] = []
  const call = (fails: boolean) => async () => {
    now += 1
    seen.push(now)
    await new Promise((resolve) => setTimeout(resolve, 2))
    now -= 1
    if (fails) throw new AppError('rate-limited', undefined, { retry: { times: 4 } })
  }
  await Promise.allSettled(Array.from({ length: 8 }, () => gate(call(true), never)))
  expect(Math.max(...seen)).toBe(8)
  seen.length = 0
  await Promise.allSettled(Array.from({ length: 12 }, () => gate(call(false), never)))
  expect(Math.max(...seen)).toBe(4)
  // One more busy answer: half of that.
  await Promise.allSettled([gate(call(true), never)])
  seen.length = 0
  await Promise.allSettled(Array.from({ length: 6 }, () => gate(call(false), never)))
  expect(Math.max(...seen)).toBe(2)
})

test('calls that wait behind a gate are not made once the job is cancelled', async () => {
  const gate = openGate(1)
  const controller = new AbortController()
  const made = vi.fn(async () => {})
  const first = gate(() => new Promise((resolve) => setTimeout(resolve, 5)), controller.signal)
  const second = gate(made, controller.signal)
  controller.abort(new AppError('cancelled'))
  await expect(second).rejects.toMatchObject({ code: 'cancelled' })
  await first
  expect(made).not.toHaveBeenCalled()
})

test('a ledger sums what is known and counts what is not', () => {
  const entry = { at: 1, role: 'image', model: 'm' } as const
  expect(
    spentOn([
      { ...entry, billed: 'yes', cost: 0.5 },
      { ...entry, billed: 'maybe' },
      { ...entry, billed: 'maybe', estimate: 0.07 },
    ]),
  ).toEqual({ cost: 0.5, unknown: 2, unsure: 0.07 })
})
