import * as v from 'valibot'
import { describe, expect, test, vi } from 'vitest'
import { AppError, type Charge } from '../../src/lib/errors.ts'
import type { Reservation, SpendGuard } from '../../src/services/engines/engine.ts'
import { EMPTY_REPLY, type Reply, requireFinished } from '../../src/services/engines/openrouter/completion.ts'
import { usageSchema } from '../../src/services/engines/openrouter/paid-call.ts'
import { waitMs } from '../../src/services/engines/openrouter/retry.ts'
import { detailText } from '../../src/ui/words/detail-text.ts'
import { chargeText } from '../../src/ui/words/late-errors.ts'
import type { Scenario } from '../fake-openrouter/scenario.ts'
import { fakeForFile } from '../fixtures/fake-for-file.ts'
import { DIRECT, DRAW, engineFor, FRAMES, failure, never } from './openrouter-fixture.ts'

vi.mock('../../src/lib/wait.ts', async (actual) => ({
  ...(await actual<typeof import('../../src/lib/wait.ts')>()),
  waitFor: () => Promise.resolve(),
}))

const fake = await fakeForFile({ longSide: 32 })

/** A spend guard that records its calls. */
function makeGuard(change: Partial<SpendGuard> = {}) {
  const settled: Charge[] = []
  const waits: number[] = []
  const noted: SpendGuard = {
    reserve: async () => ({ settle: (charge) => void settled.push(charge) }),
    reserveAll: async () => [],
    onWait: (_, ms) => void waits.push(ms),
    ...change,
  }
  return { settled, waits, spendGuard: noted }
}

const draw = (noted: SpendGuard, timeoutSeconds = 20) =>
  engineFor(fake.url, { spendGuard: noted, timeoutSeconds }).draw(DRAW, never)

test('a browser that is offline makes no call to another machine, and nothing is set aside', async () => {
  vi.stubGlobal('navigator', { onLine: false })
  const reached = vi.spyOn(globalThis, 'fetch')
  const opened = vi.fn()
  const noted = makeGuard({ reserve: opened })
  const engine = engineFor('https://openrouter.ai/api/v1', { spendGuard: noted.spendGuard })
  const error = await failure(engine.draw(DRAW, never))
  vi.unstubAllGlobals()
  expect([error?.code, error?.charge]).toEqual(['offline', { billed: 'no' }])
  expect(opened).not.toHaveBeenCalled()
  expect(reached).not.toHaveBeenCalled()
  reached.mockRestore()
})

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
  test.each(charges)('%j tells its charge, in the error and to the spend guard', async (scenario, charge) => {
    fake.scenario(scenario)
    const noted = makeGuard()
    // A short timeout only where nothing ever answers.
    const call = draw(noted.spendGuard, scenario.kind === 'hang' ? 0.2 : 20)
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
    const error = await failure(engineFor(fake.url, { apiKey: 'a b' }).draw(DRAW, never))
    expect(error).toMatchObject({ code: 'key-malformed', charge: { billed: 'no' } })
  })
})

describe('trying again by itself', () => {
  test('what was refused before work began, until it works, billed once', async () => {
    fake.scenario({ kind: 'error', error: 'upstream429', times: 3 })
    const noted = makeGuard()
    expect((await draw(noted.spendGuard)).cost).toBe(0.067)
    expect(fake.log.map(({ billed }) => billed)).toEqual([0, 0, 0, 0.067])
    expect(noted.waits).toHaveLength(3)
    expect(noted.waits.every((ms) => ms >= 1000 && ms <= 1500)).toBe(true)
    expect(noted.settled).toEqual([{ billed: 'yes', cost: 0.067 }])
  })

  test('ends after as many tries as the table allows', async () => {
    fake.scenario({ kind: 'error', error: 'overloaded', times: 9 })
    expect(await failure(draw(makeGuard().spendGuard))).toMatchObject({ code: 'overloaded' })
    expect(fake.log).toHaveLength(5)
    fake.reset()
    fake.scenario({ kind: 'error', error: 'provider502', times: 9 })
    expect(await failure(draw(makeGuard().spendGuard))).toMatchObject({ code: 'provider' })
    expect(fake.log).toHaveLength(3)
  })

  test('waits with full jitter where the service does not say how long', () => {
    expect([0, 1, 2, 3, 9].map((tries) => waitMs(tries, undefined, () => 1))).toEqual([
      1000, 2000, 4000, 8000, 30_000,
    ])
    expect(waitMs(3, undefined, () => 0)).toBe(0)
  })
})

test('a call that the spend guard refuses is not made', async () => {
  const stopped = makeGuard({
    reserve: async () => {
      throw new AppError('spending-limit')
    },
  })
  expect(await failure(draw(stopped.spendGuard))).toMatchObject({ code: 'spending-limit' })
  expect(fake.log).toEqual([])
})

test('a call that was cancelled while it waited for its turn cost nothing, and what was known of it stays', async () => {
  fake.scenario({ kind: 'hang' })
  const noted = makeGuard()
  const controller = new AbortController()
  const engine = engineFor(fake.url, { spendGuard: noted.spendGuard, concurrency: 1 })
  const calls = [1, 2].map(() => failure(engine.draw(DRAW, controller.signal)))
  await vi.waitFor(() => expect(fake.log).toHaveLength(1))
  controller.abort(new AppError('cancelled'))
  expect((await Promise.all(calls)).map((error) => error?.code)).toEqual(['cancelled', 'cancelled'])
  expect(noted.settled.map(({ billed }) => billed).sort()).toEqual(['maybe', 'no'])
  expect(fake.log).toHaveLength(1)
})

test('a call whose word is not on disk yet does not leave, and cancelling it does not wait for the disk', async () => {
  let onDisk = (_: Reservation) => {}
  const word = new Promise<Reservation>((resolve) => {
    onDisk = resolve
  })
  const controller = new AbortController()
  const call = failure(
    engineFor(fake.url, { spendGuard: makeGuard({ reserve: () => word }).spendGuard }).draw(
      DRAW,
      controller.signal,
    ),
  )
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(fake.log).toEqual([])
  controller.abort(new AppError('cancelled'))
  expect(await call).toMatchObject({ code: 'cancelled', charge: { billed: 'no' } })
  // An entry that reaches the disk later is removed again.
  const settle = vi.fn()
  onDisk({ settle })
  await vi.waitFor(() => expect(settle).toHaveBeenCalledExactlyOnceWith({ billed: 'no' }))
  expect(fake.log).toEqual([])
})

describe('a key of one’s own at the provider', () => {
  test('counts what the provider bills, and only then', async () => {
    fake.scenario({ kind: 'byok', path: '/images' })
    const noted = makeGuard()
    expect(await draw(noted.spendGuard)).toMatchObject({ cost: 0.067, own: 0.067 })
    expect((await draw(noted.spendGuard)).own).toBeUndefined()
    expect(noted.settled).toEqual([
      { billed: 'yes', cost: 0.067, own: 0.067 },
      { billed: 'yes', cost: 0.067 },
    ])
  })

  test('is told for streamed and whole chat answers as well', async () => {
    fake.scenario({ kind: 'byok', path: '/chat/completions', times: 2 })
    const noted = makeGuard()
    const engine = engineFor(fake.url, { spendGuard: noted.spendGuard })
    const described = await engine.describe({ frames: FRAMES }, () => undefined, never)
    const directed = await engine.direct(DIRECT, never)
    for (const { cost, own } of [described, directed]) expect(own).toBe(cost)
    expect(noted.settled.map(({ billed, own }) => [billed, (own ?? 0) > 0])).toEqual([
      ['yes', true],
      ['yes', true],
    ])
  })

  test('leaves open what nobody said', () => {
    const bill = (usage: unknown) => v.parse(usageSchema, usage)
    expect(bill({ cost: 0, is_byok: true })).toBeUndefined()
    expect(bill({ cost: 0.01, is_byok: true, cost_details: { upstream_inference_cost: 0.2 } })).toEqual({
      cost: expect.closeTo(0.21, 9),
      own: 0.2,
    })
    expect(bill({ cost: 0, is_byok: false, cost_details: { upstream_inference_cost: 0.2 } })).toEqual({
      cost: 0,
    })
    expect(chargeText({ code: 'bug', charge: { billed: 'yes', cost: 0.21, own: 0.2 } })).toBe(
      '$0.010 was billed, and about $0.20 was billed by your own provider.',
    )
    expect(chargeText({ code: 'bug', charge: { billed: 'yes', cost: 0.2, own: 0.2 } })).toBe(
      'About $0.20 was billed by your own provider.',
    )
  })
})

test('an answer that has a bill and no word is empty; one without a bill, or in the middle of its words, was cut off', () => {
  const meets = (reply: Partial<Reply>) => {
    try {
      return requireFinished({ ...EMPTY_REPLY, ...reply })
    } catch (error) {
      return error
    }
  }
  const bill = { cost: 0.05 }
  expect(meets({ bill })).toMatchObject({ code: 'empty-response', charge: { billed: 'yes', cost: 0.05 } })
  expect(meets({ bill, text: 'A fox' })).toMatchObject({ code: 'cut-response', charge: { cost: 0.05 } })
  expect(meets({})).toMatchObject({ code: 'cut-response', charge: undefined })
})

test('an error inside a 200 keeps what it cost', async () => {
  fake.scenario({ kind: 'billed_error', path: '/images' })
  const noted = makeGuard()
  expect((await failure(draw(noted.spendGuard)))?.charge).toEqual({ billed: 'yes', cost: 0.067 })
  expect(noted.settled).toEqual([{ billed: 'yes', cost: 0.067 }])
})

test('a shot list whose first answer did not say its cost is never said to have cost nothing', async () => {
  fake.scenario({ kind: 'no_usage', path: '/chat/completions' })
  fake.scenario({ kind: 'error', error: 'credits', path: '/chat/completions' })
  const error = await failure(engineFor(fake.url).direct(DIRECT, never))
  expect(error).toMatchObject({ code: 'out-of-credit', charge: { billed: 'maybe' } })
})

test('a quota of the day is met once: it says until when, and is not tried again', async () => {
  fake.scenario({ kind: 'error', error: 'freeDaily' })
  const error = await failure(draw(makeGuard().spendGuard))
  expect(error).toMatchObject({ code: 'quota-reached', charge: { billed: 'no' } })
  expect(error?.detail).toEqual({ code: 'until', at: expect.any(Number) })
  expect(detailText(error?.detail ?? '')).toMatch(/^Until .*\d+:\d\d/)
  expect(fake.log).toHaveLength(1)
})

test('ten pictures at once, some refused at first: each is set aside and billed once', async () => {
  fake.scenario({ kind: 'error', error: 'upstream429', path: '/images', times: 4 })
  let open = 0
  let most = 0
  const charges: Charge[] = []
  const reserve = async () => {
    open += 1
    most = Math.max(most, open)
    const settle = (charge: Charge) => {
      open -= 1
      charges.push(charge)
    }
    return { settle }
  }
  const engine = engineFor(fake.url, { spendGuard: makeGuard({ reserve }).spendGuard })
  const drawn = await Promise.all(Array.from({ length: 10 }, () => engine.draw(DRAW, never)))
  expect(drawn.map(({ cost }) => cost)).toEqual(Array(10).fill(0.067))
  expect(charges).toEqual(Array(10).fill({ billed: 'yes', cost: 0.067 }))
  expect([most, open]).toEqual([10, 0])
  expect(fake.log).toHaveLength(14)
  expect(fake.log.filter(({ billed }) => billed > 0)).toHaveLength(10)
})

test('a quota of the day ends a batch after one answer: what waits does not leave, and costs nothing', async () => {
  fake.scenario({ kind: 'error', error: 'freeDaily', path: '/images', times: 10 })
  const noted = makeGuard()
  const engine = engineFor(fake.url, { spendGuard: noted.spendGuard, concurrency: 4 })
  const all = Array.from({ length: 10 }, () => failure(engine.draw(DRAW, never)))
  const codes = (await Promise.all(all)).map((error) => error?.code)
  expect(codes).toEqual(Array(10).fill('quota-reached'))
  expect(fake.log).toHaveLength(4)
  expect(noted.settled).toEqual(Array(10).fill({ billed: 'no' }))
})

test('no call leaves with a key that was forgotten, also not a second try; one that had left is finished', async () => {
  let stands = true
  fake.scenario({ kind: 'error', error: 'upstream429' })
  const forget = () => {
    stands = false
  }
  const noted = makeGuard({ onWait: forget })
  const engine = engineFor(fake.url, { spendGuard: noted.spendGuard, keyStands: () => stands })
  expect(await failure(engine.draw(DRAW, never))).toMatchObject({
    code: 'key-forgotten',
    charge: { billed: 'no' },
  })
  expect(fake.log).toHaveLength(1)
  expect(noted.settled).toEqual([{ billed: 'no' }])
  stands = true
  fake.scenario({ kind: 'slow', ms: 50 })
  const underWay = engine.draw(DRAW, never)
  await vi.waitFor(() => expect(fake.log).toHaveLength(2))
  stands = false
  expect((await underWay).cost).toBe(0.067)
})

test('no call leaves for a project that another tab took over, also not a second try; one that had left is finished', async () => {
  let ours = true
  fake.scenario({ kind: 'error', error: 'upstream429' })
  const taken = () => {
    ours = false
  }
  const noted = makeGuard({ onWait: taken })
  const engine = engineFor(fake.url, { spendGuard: noted.spendGuard, isOurs: () => ours })
  const refused = { code: 'cancelled', charge: { billed: 'no' } }
  expect(await failure(engine.draw(DRAW, never))).toMatchObject(refused)
  expect(await failure(engine.draw(DRAW, never))).toMatchObject(refused)
  expect(fake.log).toHaveLength(1)
  expect(noted.settled).toEqual([{ billed: 'no' }])
  ours = true
  fake.scenario({ kind: 'slow', ms: 50 })
  const underWay = engine.draw(DRAW, never)
  await vi.waitFor(() => expect(fake.log).toHaveLength(2))
  ours = false
  expect((await underWay).cost).toBe(0.067)
})
