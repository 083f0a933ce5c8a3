import { describe, expect, it, vi } from 'vitest'
import type { FrameCore } from '../../workers/clip/ffmpeg/core.ts'
import { createCorePool } from '../../workers/clip/ffmpeg/core-pool.ts'

function fakeCore() {
  return {
    probe: async () => '',
    run: async () => true,
    mount: async () => undefined,
    complaints: () => '',
    end: vi.fn<FrameCore['end']>(),
  }
}

const turn = (rank = 1, signal = new AbortController().signal) => ({ rank, signal })
const soon = () => new Promise<void>((resolve) => setTimeout(resolve))

describe('createCorePool', () => {
  it('starts no more than it may, and uses each again', async () => {
    const start = vi.fn(async () => fakeCore())
    const pool = createCorePool(start, 2)
    const used: FrameCore[] = []
    await Promise.all(
      Array.from({ length: 10 }, () =>
        pool.use(async (core) => {
          used.push(core)
          await soon()
        }, turn()),
      ),
    )
    expect(start).toHaveBeenCalledTimes(2)
    expect(used).toHaveLength(10)
    expect(new Set(used).size).toBe(2)
  })

  it('lets the highest rank go first, and of equals who came first', async () => {
    const pool = createCorePool(async () => fakeCore(), 1)
    const order: string[] = []
    const job = (name: string, rank: number) =>
      pool.use(async () => {
        order.push(name)
        await soon()
      }, turn(rank))
    await Promise.all([job('first', 1), job('a1', 1), job('b1', 1), job('a2', 2), job('b2', 2)])
    expect(order).toEqual(['first', 'a2', 'b2', 'a1', 'b1'])
  })

  it('does with those it has where no more can be started', async () => {
    const start = vi.fn(async () => fakeCore())
    const pool = createCorePool(start, 1)
    await pool.use(soon, turn())
    pool.resize(3)
    start.mockRejectedValue(new Error('No memory.'))
    const done = await Promise.all(
      Array.from({ length: 6 }, (_, i) => pool.use(() => soon().then(() => i), turn())),
    )
    expect(done).toEqual([0, 1, 2, 3, 4, 5])
  })

  it('throws when not one can be started, and tries again for the next', async () => {
    const start = vi.fn(async () => fakeCore())
    start.mockRejectedValueOnce(new Error('No memory.'))
    const pool = createCorePool(start, 1)
    await expect(pool.use(soon, turn())).rejects.toThrow('No memory.')
    await expect(pool.use(async () => 1, turn())).resolves.toBe(1)
  })

  it('ends the decoder of an aborted job and starts another for the next', async () => {
    const cores = [fakeCore(), fakeCore()]
    const start = vi.fn(async () => cores[start.mock.calls.length - 1] ?? fakeCore())
    const pool = createCorePool(start, 1)
    const controller = new AbortController()
    const never = () => new Promise<void>(() => undefined)
    const running = pool.use(never, turn(1, controller.signal))
    const waiting = pool.use(never, turn(1, controller.signal))
    const other = pool.use(async () => 'other', turn(0))
    await soon()
    controller.abort()
    await expect(running).rejects.toMatchObject({ name: 'AbortError' })
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
    expect(await other).toBe('other')
    expect(cores.map(({ end }) => end.mock.calls.length)).toEqual([1, 0])
  })

  it('gives up a decoder that falls silent, not one that shows signs of life', async () => {
    const signs: (() => void)[] = []
    const cores: ReturnType<typeof fakeCore>[] = []
    const pool = createCorePool(
      async (onSign) => {
        signs.push(onSign)
        const core = fakeCore()
        cores.push(core)
        return core
      },
      2,
      200,
    )
    const lively = pool.use(async () => {
      for (let i = 0; i < 12; i++) {
        signs[0]?.()
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      return 'done'
    }, turn())
    const silent = pool.use(() => new Promise(() => undefined), turn())
    await expect(silent).rejects.toMatchObject({ name: 'AppError:stalled' })
    await expect(lively).resolves.toBe('done')
    expect(cores.map(({ end }) => end.mock.calls.length)).toEqual([0, 1])
  })
})
