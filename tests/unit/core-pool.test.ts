import { describe, expect, it, vi } from 'vitest'
import type { FrameCore } from '../../workers/clip/ffmpeg/core.ts'
import { createCorePool } from '../../workers/clip/ffmpeg/core-pool.ts'

function fakeCore() {
  return {
    probe: async () => '',
    run: async () => true,
    add: async () => '',
    take: async () => new Uint8Array(),
    mount: async () => undefined,
    complaints: () => '',
    end: vi.fn<FrameCore['end']>(),
  }
}

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
        }),
      ),
    )
    expect(start).toHaveBeenCalledTimes(2)
    expect(used).toHaveLength(10)
    expect(new Set(used).size).toBe(2)
  })

  it('lets who came first go first, also where its decoder did not start', async () => {
    const start = vi.fn(async () => fakeCore())
    const pool = createCorePool(start, 1)
    const order: string[] = []
    const job = (name: string) =>
      pool.use(async () => {
        order.push(name)
        await soon()
      })
    await job('opening')
    pool.resize(2)
    start.mockRejectedValue(new Error('No memory.'))
    await Promise.all([job('first'), job('second'), job('third'), job('fourth')])
    expect(order).toEqual(['opening', 'first', 'second', 'third', 'fourth'])
  })

  it('does with those it has where no more can be started', async () => {
    const start = vi.fn(async () => fakeCore())
    const pool = createCorePool(start, 1)
    await pool.use(soon)
    pool.resize(3)
    start.mockRejectedValue(new Error('No memory.'))
    const done = await Promise.all(Array.from({ length: 6 }, (_, i) => pool.use(() => soon().then(() => i))))
    expect(done).toEqual([0, 1, 2, 3, 4, 5])
  })

  it('throws when not one can be started, and tries again for the next', async () => {
    const start = vi.fn(async () => fakeCore())
    start.mockRejectedValueOnce(new Error('No memory.'))
    const pool = createCorePool(start, 1)
    await expect(pool.use(soon)).rejects.toThrow('No memory.')
    await expect(pool.use(async () => 1)).resolves.toBe(1)
  })

  it('ends the decoder of a job that fails and starts another for the next', async () => {
    const cores = [fakeCore(), fakeCore()]
    const start = vi.fn(async () => cores[start.mock.calls.length - 1] ?? fakeCore())
    const pool = createCorePool(start, 1)
    const failing = pool.use(async () => {
      throw new Error('It crashed.')
    })
    const other = pool.use(async () => 'other')
    await expect(failing).rejects.toThrow('It crashed.')
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
    })
    const silent = pool.use(() => new Promise(() => undefined))
    await expect(silent).rejects.toMatchObject({ code: 'stalled' })
    await expect(lively).resolves.toBe('done')
    expect(cores.map(({ end }) => end.mock.calls.length)).toEqual([0, 1])
  })
})
