import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { beforeEach, expect, it, vi } from 'vitest'
import { downloadPack, openPart } from '../../workers/offline/packs/open-pack.ts'
import type { Pack } from '../../workers/offline/packs/packs.ts'

const PIECES = ['the list', 'first slice', 'second slice'].map((text) => Buffer.from(text))
const whole = Buffer.concat(PIECES)
const pack: Pack = {
  bytes: whole.length,
  sha256: createHash('sha256').update(whole).digest('hex'),
  parts: PIECES.map((_, i) => `fonts.${i + 1}.bin`),
  sliced: true,
}
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString()

let damaged: number | undefined
const fetched = vi.fn<(url: string) => Promise<Response>>()
vi.stubGlobal('fetch', fetched)

beforeEach(() => {
  damaged = undefined
  fetched.mockReset().mockImplementation(async (url) => {
    const part = Number(/(\d+)\.bin$/.exec(url)?.[1]) - 1
    const packed = gzipSync(PIECES[part] ?? '')
    return new Response(part === damaged ? packed.subarray(0, 12) : packed)
  })
})

it('a pack in slices is kept whole: its parts are unpacked one by one, and joined', async () => {
  expect(textOf(await downloadPack(pack))).toBe(whole.toString())
  // The hash is that of the whole.
  await expect(downloadPack({ ...pack, sha256: '0' })).rejects.toMatchObject({ code: 'download-failed' })
})

it('one slice is loaded by itself', async () => {
  expect(textOf(await openPart(pack, 2))).toBe('second slice')
  expect(fetched.mock.calls).toEqual([['fonts.3.bin']])
})

it('a part that is cut fails the slice and the whole', async () => {
  damaged = 1
  await expect(openPart(pack, 1)).rejects.toMatchObject({ code: 'download-failed' })
  await expect(downloadPack(pack)).rejects.toMatchObject({ code: 'download-failed' })
})

it('a pack of many parts is loaded some at once, and joined in their order', async () => {
  const many = Array.from({ length: 40 }, (_, i) => Buffer.from(`slice ${i}, `))
  const joined = Buffer.concat(many)
  const held: { readonly part: number; readonly give: () => void }[] = []
  let most = 0
  fetched.mockImplementation((url) => {
    const part = Number(/(\d+)\.bin$/.exec(url)?.[1])
    return new Promise((resolve) => {
      held.push({ part, give: () => resolve(new Response(gzipSync(many[part] ?? ''))) })
      most = Math.max(most, held.length)
      // The last one that was asked for comes first.
      setTimeout(() => held.pop()?.give())
    })
  })
  const loaded = await downloadPack({
    ...{ bytes: joined.length, sha256: createHash('sha256').update(joined).digest('hex') },
    ...{ parts: many.map((_, i) => `fonts.${i}.bin`), sliced: true },
  })
  expect(textOf(loaded)).toBe(joined.toString())
  expect(most).toBeGreaterThan(4)
  expect(most).toBeLessThanOrEqual(8)
})
