import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { afterEach, expect, it, vi } from 'vitest'
import { startCrc } from '../../src/lib/crc.ts'
import { digestPieces, digestWhole, hashPieces } from '../../src/lib/hash-pieces.ts'

const PIECE = 1000
const LENGTHS = [0, 1, 7, 8, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 70_003]
const bytesOf = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 2_654_435_761) >>> 13)
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const piecesOf = (bytes: Uint8Array) =>
  Array.from({ length: Math.max(1, Math.ceil(bytes.length / PIECE)) }, (_, i) =>
    sha(bytes.subarray(i * PIECE, (i + 1) * PIECE)),
  )

async function expectRight(of: (bytes: Uint8Array<ArrayBuffer>) => Blob): Promise<void> {
  for (const length of LENGTHS) {
    const bytes = bytesOf(length)
    const told: number[] = []
    const crc = crc32(bytes)
    expect(await hashPieces(of(bytes), PIECE, (count) => told.push(count))).toEqual({
      sha256: piecesOf(bytes),
      crc,
    })
    expect(told.reduce((sum, count) => sum + count, 0)).toBe(length)
    expect(await digestPieces(of(bytes), PIECE, () => undefined)).toEqual(piecesOf(bytes))
    expect(await digestWhole(of(bytes), PIECE, () => undefined)).toEqual([sha(bytes)])
  }
}

afterEach(() => vi.unstubAllGlobals())

it('hashes a file in pieces and whole, whatever its length', async () => {
  await expectRight((bytes) => new Blob([bytes]))
})

it('hashes several at once, each in memory of its own', async () => {
  const files = [3, 5, 4].map((count) => bytesOf(count * PIECE + count).map((byte) => byte ^ count))
  const hashed = await Promise.all(
    files.map((bytes) => hashPieces(new Blob([bytes]), PIECE, () => undefined)),
  )
  expect(hashed.map(({ sha256 }) => sha256)).toEqual(files.map(piecesOf))
})

it('does so where a file gives its bytes only in memory of its own', async () => {
  await expectRight((bytes) => {
    const file = new Blob([bytes])
    return Object.assign(file, { stream: () => new ReadableStream() })
  })
})

it('does so where a file gives few bytes at a time', async () => {
  await expectRight((bytes) => {
    let at = 0
    const source: UnderlyingByteSource = {
      type: 'bytes',
      pull(controller) {
        const view = controller.byobRequest?.view
        const some = bytes.subarray(at, at + Math.min(333, view?.byteLength ?? 0))
        if (!view || some.length === 0) throw new Error('nothing is asked for')
        new Uint8Array(view.buffer, view.byteOffset).set(some)
        at += some.length
        controller.byobRequest?.respond(some.length)
      },
    }
    return Object.assign(new Blob([bytes]), { stream: () => new ReadableStream(source) })
  })
})

it('does so on a page without HTTPS, which has no hashes of the platform', async () => {
  vi.stubGlobal('crypto', {})
  await expectRight((bytes) => new Blob([bytes]))
})

it('ends when who listens throws, and when the file ends early', async () => {
  const stop = new Error('stop')
  const file = new Blob([bytesOf(5 * PIECE)])
  const told: number[] = []
  await expect(
    hashPieces(file, PIECE, (count) => {
      told.push(count)
      throw stop
    }),
  ).rejects.toBe(stop)
  expect(told).toEqual([PIECE])
  const short = Object.assign(new Blob([bytesOf(5 * PIECE)]), { stream: () => new Blob(['x']).stream() })
  await expect(hashPieces(short, PIECE, () => undefined)).rejects.toMatchObject({ name: 'NotReadableError' })
})

it('the checksum of bytes is the same in whatever parts they come', () => {
  const bytes = bytesOf(10_000)
  for (const step of [1, 3, 8, 13, 4096]) {
    const crc = startCrc()
    for (let at = 0; at < bytes.length; at += step) crc.add(bytes.subarray(at, at + step))
    expect(crc.end()).toBe(crc32(bytes))
  }
})
