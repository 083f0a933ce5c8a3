import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ErrorCode } from '../../src/lib/error-codes.ts'
import { AppError } from '../../src/lib/errors.ts'
import { limitInFlight } from '../../src/services/engines/openrouter/in-flight.ts'
import { never } from './openrouter-fixture.ts'

beforeEach(() => {
  vi.useFakeTimers()
  // Half of every wait, so that a run can be repeated.
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const REFUSED = { charge: { billed: 'no' }, retry: { times: 4 } } as const

/** A service that takes some calls at once, 2 s each, and refuses what goes beyond after 40 ms. */
function makeService(takes: number, refusal: ConstructorParameters<typeof AppError>[2] = REFUSED) {
  const service = { takes, away: 0, most: 0, refused: 0, order: [] as string[], done: [] as number[] }
  const call = (name: string) => async () => {
    service.order.push(name)
    service.away += 1
    service.most = Math.max(service.most, service.away)
    const isTaken = service.away <= service.takes
    await new Promise((resolve) => setTimeout(resolve, isTaken ? 2000 : 40))
    service.away -= 1
    if (!isTaken) {
      service.refused += 1
      throw new AppError('rate-limited', undefined, refusal)
    }
    service.done.push(Date.now())
    return name
  }
  return { ...service, call, now: service }
}

/** Asks for several calls at once, named from 1. */
function ask(
  limit: ReturnType<typeof limitInFlight>,
  count: number,
  call: (name: string) => () => Promise<string>,
) {
  const calls = Array.from({ length: count }, (_, i) =>
    limit.run(call(String(i + 1)), never, () => undefined),
  )
  return Promise.allSettled(calls)
}

const widths = (limit: ReturnType<typeof limitInFlight>) => {
  const seen: number[] = []
  limit.watch((atOnce) => seen.push(atOnce))
  return seen
}

describe('how many calls are away at once', () => {
  it('ten leave at once, and are all away before the first is answered', async () => {
    const from = Date.now()
    const { call, now } = makeService(100)
    const all = ask(
      limitInFlight(() => 16),
      10,
      call,
    )
    await vi.advanceTimersByTimeAsync(0)
    expect(now.away).toBe(10)
    await vi.advanceTimersByTimeAsync(3000)
    await all
    expect(now.most).toBe(10)
    expect(Math.max(...now.done) - from).toBeLessThan(1.15 * 2000)
  })

  it('rises to the number that is set, and never above it', async () => {
    const { call, now } = makeService(100)
    const limit = limitInFlight(() => 40)
    const seen = widths(limit)
    const all = ask(limit, 120, call)
    await vi.advanceTimersByTimeAsync(10_000)
    await all
    expect(now.most).toBe(40)
    expect(seen).toEqual([16, 32, 40])
  })

  it('does not begin with more than is set, and follows it down', async () => {
    const { call, now } = makeService(100)
    let most = 3
    const all = ask(
      limitInFlight(() => most),
      12,
      call,
    )
    await vi.advanceTimersByTimeAsync(1000)
    expect(now.away).toBe(3)
    most = 1
    await vi.advanceTimersByTimeAsync(1500)
    expect(now.away).toBe(1)
    await vi.advanceTimersByTimeAsync(60_000)
    await all
  })

  it('stays where it is while fewer calls are away', async () => {
    const { call } = makeService(100)
    const limit = limitInFlight(() => 32)
    const seen = widths(limit)
    const all = ask(limit, 5, call)
    await vi.advanceTimersByTimeAsync(10_000)
    await all
    expect(seen).toEqual([16])
  })

  it('is halved once for calls that are refused together, rises by each answer, and then slowly', async () => {
    const { call, now } = makeService(14)
    const limit = limitInFlight(() => 32)
    const seen = widths(limit)
    const all = ask(limit, 48, call)
    await vi.advanceTimersByTimeAsync(1000)
    expect(seen).toEqual([16, 8])
    await vi.advanceTimersByTimeAsync(60_000)
    await all
    // Answers of calls that were away beyond 8 add up to 15, which is one less than was refused.
    expect(seen.slice(0, 9)).toEqual([16, 8, 9, 10, 11, 12, 13, 14, 15])
    expect(now.done).toHaveLength(48)
  })

  it.each(Array.from({ length: 12 }, (_, i) => i + 1))(
    'every call comes through, once each, where the service takes %i',
    async (takes) => {
      const { call, now } = makeService(takes)
      const from = Date.now()
      const all = ask(
        limitInFlight(() => 16),
        40,
        call,
      )
      await vi.advanceTimersByTimeAsync(200_000)
      const results = await all
      expect(results.filter(({ status }) => status === 'rejected')).toEqual([])
      expect(now.done).toHaveLength(40)
      expect(now.most).toBeLessThanOrEqual(16)
      const ideal = Math.ceil(40 / takes) * 2000
      expect((Math.max(...now.done) - from) / ideal).toBeLessThan(1.6)
    },
  )

  /** A service to which each call is some time on its way, so that they do not arrive in order. */
  function onTheWay(takes: number, refused: { times: number }) {
    let seed = 7919
    const random = () => {
      seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32
      return seed / 2 ** 32
    }
    vi.spyOn(Math, 'random').mockImplementation(random)
    let away = 0
    return async () => {
      await new Promise((resolve) => setTimeout(resolve, 300 * random()))
      away += 1
      const isTaken = away <= takes
      await new Promise((resolve) => setTimeout(resolve, isTaken ? 4000 : 600 * random()))
      away -= 1
      if (isTaken) return 'drawn'
      refused.times += 1
      throw new AppError('rate-limited', undefined, REFUSED)
    }
  }

  it('a call that another overtakes again and again comes through where the service takes one', async () => {
    const limit = limitInFlight(() => 16)
    const call = onTheWay(1, { times: 0 })
    const all = ask(limit, 30, () => call)
    await vi.advanceTimersByTimeAsync(250_000)
    expect((await all).filter(({ status }) => status === 'rejected')).toEqual([])
  })

  it('a service that takes nothing is given up, by each call after its five tries alone', async () => {
    const limit = limitInFlight(() => 16)
    const refused = { times: 0 }
    const call = onTheWay(0, refused)
    const all = ask(limit, 30, () => call)
    await vi.advanceTimersByTimeAsync(250_000)
    expect((await all).filter(({ status }) => status === 'fulfilled')).toEqual([])
    // The first waves are of 16, 8, 4 and 2.
    expect(refused.times).toBeLessThanOrEqual(30 * 5 + 30)
  })

  it('nothing leaves before the end of the wait that the service asks for', async () => {
    const { call, now } = makeService(0, { ...REFUSED, retry: { times: 4, afterMs: 5000 } })
    const all = ask(
      limitInFlight(() => 16),
      20,
      call,
    )
    await vi.advanceTimersByTimeAsync(4900)
    expect(now.refused).toBe(16)
    now.takes = 100
    await vi.advanceTimersByTimeAsync(60_000)
    await all
    expect(now.refused).toBe(16)
    expect(now.done).toHaveLength(20)
  })
})

describe('the order of calls', () => {
  it('is that in which they were asked for; one that was refused goes before later ones', async () => {
    const { call, now } = makeService(2)
    const all = ask(
      limitInFlight(() => 3),
      6,
      call,
    )
    await vi.advanceTimersByTimeAsync(60_000)
    await all
    // 3 is refused while 1 and 2 are drawn, and is next.
    expect(now.order.slice(0, 5)).toEqual(['1', '2', '3', '3', '4'])
  })
})

describe('the end of a job', () => {
  it('cancelling ends what waits at once, and nothing of it leaves', async () => {
    const controller = new AbortController()
    const limit = limitInFlight(() => 1)
    const made = vi.fn(async () => {})
    const first = limit.run(
      () => new Promise((resolve) => setTimeout(resolve, 5)),
      controller.signal,
      vi.fn(),
    )
    const second = limit.run(made, controller.signal, vi.fn())
    const third = limit.run(made, never, vi.fn())
    controller.abort(new AppError('cancelled'))
    await expect(second).rejects.toMatchObject({ code: 'cancelled', charge: { billed: 'no' } })
    expect(made).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(5)
    await Promise.all([first, third])
    expect(made).toHaveBeenCalledOnce()
  })

  it.each(['quota-reached', 'out-of-credit', 'unauthorized'] satisfies ErrorCode[])(
    'after one answer that every call would meet no other leaves, not even a second try: %s',
    async (code) => {
      const limit = limitInFlight(() => 3)
      const wait = vi.fn()
      const busy = vi.fn(() => Promise.reject(new AppError('rate-limited', undefined, REFUSED)))
      const detail = { code: 'until', at: 1 } as const
      const spent = vi.fn(async () => {
        await new Promise((resolve) => setTimeout(resolve, 100))
        throw new AppError(code, detail, { charge: { billed: 'no' } })
      })
      const drawn = vi.fn(async () => {
        await new Promise((resolve) => setTimeout(resolve, 2000))
        return 'drawn'
      })
      const all = Promise.allSettled([
        limit.run(busy, never, wait),
        limit.run(spent, never, wait),
        limit.run(drawn, never, wait),
        limit.run(drawn, never, wait),
      ])
      await vi.advanceTimersByTimeAsync(2000)
      const [refused, met, underWay, waited] = await all
      const ended = { status: 'rejected', reason: { code, detail, charge: { billed: 'no' } } }
      expect([refused, met, waited]).toMatchObject([ended, ended, ended])
      expect(underWay).toEqual({ status: 'fulfilled', value: 'drawn' })
      expect([busy, spent, drawn].map(({ mock }) => mock.calls.length)).toEqual([1, 1, 1])
      // What is asked for later is a person's wish, and is tried.
      const later = limit.run(drawn, never, wait)
      await vi.advanceTimersByTimeAsync(2000)
      expect(await later).toBe('drawn')
    },
  )
})
