import { describe, expect, it } from 'vitest'
import { largestScale, tooLarge, type UpscaleBackend } from '../../src/domain/upscale/upscale.ts'
import type { ErrorCode } from '../../src/lib/error-codes.ts'
import { AppError } from '../../src/lib/errors.ts'
import { type Attempt, withFallback } from '../../src/services/upscale/fallback.ts'

/** Runs the fallback with attempts that fail with these codes in order and then succeed. */
async function climb(codes: readonly ErrorCode[], backends: readonly UpscaleBackend[] = ['webgpu', 'wasm']) {
  const tried: string[] = []
  const heard: string[] = []
  const run = async ({ backend, tilePixels }: Attempt) => {
    tried.push(`${backend} ${tilePixels}`)
    const code = codes[tried.length - 1]
    if (code) throw new AppError(code)
    return 'made'
  }
  const result = await withFallback(backends, 4000, run, (error, _, next) =>
    heard.push(`${error.code} → ${next?.backend ?? 'nothing'}`),
  ).catch((error: AppError) => error.code)
  return { tried, heard, result }
}

describe('the way down', () => {
  it('is none when all goes well', async () => {
    expect(await climb([])).toEqual({ tried: ['webgpu 4000'], heard: [], result: 'made' })
  })

  it('leads from a fresh worker over smaller tiles to the processor, then to the last error', async () => {
    const failing = await climb(['worker-crashed', 'upscaler-failed', 'out-of-memory', 'bug'])
    expect(failing.tried).toEqual(['webgpu 4000', 'webgpu 4000', 'webgpu 1000', 'wasm 1000'])
    expect(failing.heard.at(-1)).toBe('bug → nothing')
    expect(failing.result).toBe('bug')
  })

  it('ends after smaller tiles where the processor was first', async () => {
    const codes: ErrorCode[] = ['worker-crashed', 'out-of-memory', 'out-of-memory']
    const { tried, result } = await climb(codes, ['wasm'])
    expect(tried).toEqual(['wasm 4000', 'wasm 4000', 'wasm 1000'])
    expect(result).toBe('out-of-memory')
  })

  it('leaves a backend that is wrong at once', async () => {
    const { tried, heard, result } = await climb(['upscaler-wrong'])
    expect([tried, heard, result]).toEqual([['webgpu 4000', 'wasm 4000'], ['upscaler-wrong → wasm'], 'made'])
    expect((await climb(['upscaler-wrong'], ['wasm'])).result).toBe('upscaler-wrong')
  })

  it.each(['cancelled', 'picture-too-large', 'picture-unreadable', 'download-failed'] as const)(
    'is not taken for "%s"',
    async (code) => {
      expect(await climb([code])).toEqual({ tried: ['webgpu 4000'], heard: [], result: code })
    },
  )
})

describe('how far a picture can be enlarged', () => {
  it.each([
    [1024, 1024, 4],
    [832, 1248, 4],
    [1999, 2000, 4],
    [2000, 2000, 2],
    [3999, 4000, 2],
    [4000, 4000, undefined],
    [5000, 100, 2],
    [9000, 100, undefined],
  ])('%i × %i: ×%s', (width, height, scale) => {
    expect(largestScale({ width, height })).toBe(scale)
  })

  it('is said with the reason', () => {
    expect(tooLarge({ width: 832, height: 1248 }, 4)).toBeUndefined()
    expect(tooLarge({ width: 2000, height: 2000 }, 2)).toBeUndefined()
    expect(tooLarge({ width: 2000, height: 2000 }, 4)).toMatchObject({ megapixels: 64, largest: 2 })
    expect(tooLarge({ width: 5000, height: 4000 }, 2)).toMatchObject({
      largest: undefined,
      least: 2,
    })
  })
})
