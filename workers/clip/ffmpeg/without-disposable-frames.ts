import type { Packet } from '../../../src/domain/clip/shown-packets.ts'
import { type NalSyntax, SYNTAXES } from '../nal-units.ts'

/** Packets with more NAL units are left unchanged rather than scanned. */
const MOST_UNITS = 64
/** Size of a unit's length field in MP4, MOV and Matroska, in all but the oldest files. */
const LENGTH_BYTES = 4
const HEADER_BYTES = 2

/**
 * The clip without its unwanted disposable pictures: a Blob of the clip's own parts, in which those
 * pictures' slice headers say "filler data", so that no offset or length changes. In a usual x264
 * or x265 file that is every second picture. Undefined where there is nothing to drop or that
 * cannot be told: other codecs, other containers, damage. `packets` are those to decode, from a
 * keyframe on.
 */
export async function withoutDisposableFrames(
  clip: Blob,
  codec: string,
  packets: readonly Packet[],
  wanted: { readonly has: (tick: number) => boolean },
): Promise<Blob | undefined> {
  const syntax = SYNTAXES[codec]
  if (!syntax || packets.every(({ pts }) => wanted.has(pts))) return undefined
  const pictures = await Promise.all(
    packets.map(async ({ pts, bytes }) => ({ pts, units: bytes ? await readUnits(clip, bytes) : undefined })),
  )

  const slices = pictures.flatMap(({ pts, units }) =>
    units ? [{ pts, units: slicesOf(units, syntax) }] : [],
  )
  // An unreadable slice may need any other picture.
  if (slices.length < pictures.length) return undefined
  const topLayer = Math.max(...slices.flatMap(({ units }) => units.map(({ slice }) => slice.layer)))
  const needless = slices.filter(
    ({ pts, units }) =>
      !wanted.has(pts) && units.every(({ slice }) => !slice.isReference && slice.layer === topLayer),
  )
  const patches = needless.flatMap(({ units }) =>
    units.map(({ at, first }) => ({ at, byte: syntax.fillerOf(first) })),
  )
  return patches.length > 0 ? withBytes(clip, patches) : undefined
}

/** A NAL unit: its header and the header's offset in the file. */
interface Unit {
  readonly at: number
  readonly first: number
  readonly second: number
}

function slicesOf(units: readonly Unit[], syntax: NalSyntax) {
  return units.flatMap(({ at, first, second }) => {
    const slice = syntax.sliceOf(first, second)
    return slice ? [{ at, first, slice }] : []
  })
}

/** The units of a packet; undefined where they do not fill it exactly. */
async function readUnits(clip: Blob, [start, end]: readonly [number, number]) {
  const units: Unit[] = []
  let next = start
  while (next < end && units.length < MOST_UNITS) {
    const bytes = await clip.slice(next, Math.min(end, next + LENGTH_BYTES + HEADER_BYTES)).arrayBuffer()
    if (bytes.byteLength < LENGTH_BYTES + HEADER_BYTES) return undefined
    const view = new DataView(bytes)
    const at = next + LENGTH_BYTES
    units.push({ at, first: view.getUint8(LENGTH_BYTES), second: view.getUint8(LENGTH_BYTES + 1) })
    next = at + view.getUint32(0)
  }
  return next === end ? units : undefined
}

/** The same Blob with some bytes replaced; the others are not copied. */
function withBytes(clip: Blob, patches: readonly { readonly at: number; readonly byte: number }[]): Blob {
  let from = 0
  const parts = patches
    .toSorted((a, b) => a.at - b.at)
    .flatMap(({ at, byte }) => {
      const before = clip.slice(from, at)
      from = at + 1
      return [before, Uint8Array.of(byte)]
    })
  return new Blob([...parts, clip.slice(from)])
}
