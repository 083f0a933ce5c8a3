import { describe, expect, it } from 'vitest'
import type { Packet } from '../../src/domain/clip/shown-packets.ts'
import { withoutDisposableFrames } from '../../workers/clip/ffmpeg/without-disposable-frames.ts'

/** A NAL unit with its length prefix: header bytes and some payload. */
const unit = (...header: readonly number[]) => [0, 0, 0, header.length + 3, ...header, 1, 2, 3]

/** A file of these packets, each a row of units; other data lies between them, as sound does. */
function fileOf(packets: readonly (readonly (readonly number[])[])[]) {
  const bytes: number[] = [9, 9, 9]
  const known = packets.map((units, i): Packet => {
    const start = bytes.push(...units.flat()) - units.flat().length
    bytes.push(8, 8)
    return { pts: i, dts: i, duration: 1, key: i === 0, shown: true, bytes: [start, bytes.length - 2] }
  })
  return { blob: new Blob([Uint8Array.from(bytes)]), packets: known }
}

/**
 * Packets with changed bytes, by index, and the first header byte of each of their units
 * afterwards.
 */
async function changes(blob: Blob, thin: Blob | undefined, packets: readonly Packet[]) {
  if (!thin) return undefined
  const [before, after] = await Promise.all(
    [blob, thin].map(async (part) => new Uint8Array(await part.arrayBuffer())),
  )
  expect(after).toHaveLength(before?.length ?? -1)
  const changed = [...(before ?? [])].flatMap((byte, at) => (after?.[at] === byte ? [] : [at]))
  return changed.map((at) => [packets.findIndex(({ bytes }) => bytes && at < bytes[1]), after?.[at]])
}

const wanted = (...ticks: readonly number[]) => new Set(ticks)

describe('withoutDisposableFrames, of H.264', () => {
  const [IDR, P, B] = [unit(0x65, 0), unit(0x41, 0), unit(0x01, 0)]
  const [SEI, PARTITION] = [unit(0x06, 0), unit(0x02, 0)]

  it('makes filler of every slice of a picture that no other needs', async () => {
    const { blob, packets } = fileOf([[SEI, IDR, IDR], [P], [SEI, B, B], [B], [P]])
    const thin = await withoutDisposableFrames(blob, 'h264', packets, wanted(4))
    expect(await changes(blob, thin, packets)).toEqual([
      [2, 12],
      [2, 12],
      [3, 12],
    ])
  })

  it('keeps a wanted one', async () => {
    const { blob, packets } = fileOf([[IDR], [P], [B], [B]])
    const thin = await withoutDisposableFrames(blob, 'h264', packets, wanted(3))
    expect(await changes(blob, thin, packets)).toEqual([[2, 12]])
  })

  it('keeps a picture of which a part is needed, and one coded in partitions', async () => {
    const { blob, packets } = fileOf([[IDR], [P, B], [PARTITION], [P]])
    expect(await withoutDisposableFrames(blob, 'h264', packets, wanted(3))).toBeUndefined()
  })

  it.each([
    ['another codec', 'vp9', [[IDR], [B], [P]]],
    ['a codec whose units have no such header', 'mpeg4', [[IDR], [B], [P]]],
    ['units that do not fill their packet', 'h264', [[IDR], [[...B, 0]], [P]]],
    ['units that reach out of their packet', 'h264', [[IDR], [B.with(3, 99)], [P]]],
    ['a packet without end of units', 'h264', [[IDR], [B], [Array<number>(4000).fill(0)]]],
  ])('leaves %s alone', async (_, codec, units) => {
    const { blob, packets } = fileOf(units)
    expect(await withoutDisposableFrames(blob, codec, packets, wanted(0))).toBeUndefined()
  })

  it('leaves a clip alone of which it is not known where its packets lie', async () => {
    const { blob, packets } = fileOf([[IDR], [B], [P]])
    const lost = packets.map(({ bytes: _, ...packet }) => packet)
    expect(await withoutDisposableFrames(blob, 'h264', lost, wanted(2))).toBeUndefined()
  })
})

describe('withoutDisposableFrames, of HEVC', () => {
  const slice = (type: number, layer = 1, nuhLayer = 0) =>
    unit((type << 1) | (nuhLayer >> 5), ((nuhLayer & 31) << 3) | layer)
  const [TRAIL_N, TRAIL_R, RASL_N, IDR, SEI] = [slice(0), slice(1), slice(8), slice(19), slice(39)]

  it('makes filler of sub-layer non-reference pictures', async () => {
    const { blob, packets } = fileOf([[SEI, IDR], [TRAIL_R], [TRAIL_N], [SEI, RASL_N], [TRAIL_R]])
    const thin = await withoutDisposableFrames(blob, 'hevc', packets, wanted(4))
    expect(await changes(blob, thin, packets)).toEqual([
      [2, 76],
      [3, 76],
    ])
  })

  it('keeps those that a higher sub-layer may need', async () => {
    const { blob, packets } = fileOf([[IDR], [slice(1)], [slice(0)], [slice(0, 2)], [slice(1, 2)]])
    const thin = await withoutDisposableFrames(blob, 'hevc', packets, wanted(1))
    expect(await changes(blob, thin, packets)).toEqual([[3, 76]])
  })

  it('counts the base layer only', async () => {
    const { blob, packets } = fileOf([[IDR, slice(1, 1, 1)], [TRAIL_N, slice(1, 2, 33)], [TRAIL_R]])
    const thin = await withoutDisposableFrames(blob, 'hevc', packets, wanted(2))
    expect(await changes(blob, thin, packets)).toEqual([[1, 76]])
  })
})
