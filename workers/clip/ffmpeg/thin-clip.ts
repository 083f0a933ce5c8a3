import type { Packet } from '../../../src/domain/clip/shown-packets.ts'
import { type NalSyntax, SYNTAXES } from '../nal-units.ts'

/**
 * Packets of more units than this are left as they are, rather than read through piece by piece.
 */
const MOST_UNITS = 64
/**
 * MP4, MOV and Matroska write the length of each unit before it, in four bytes in all but the
 * oldest files.
 */
const LENGTH_BYTES = 4
const HEADER_BYTES = 2

/**
 * The clip without the pictures that are neither wanted nor needed by others: as a blob of the
 * clip's own parts, in which the headers of such pictures' slices say "filler data", so that no
 * place and no length in the file changes. Every second picture of a usual x264 or x265 file is
 * one. Undefined where there is nothing to leave out, or where that cannot be told: other codecs,
 * other containers, damage. `packets` are those that will be decoded, from a keyframe on.
 */
export async function thinClip(
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
  // Of what cannot be read nobody knows what it needs.
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

/** A NAL unit: where in the file its header is, and that header. */
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

/** The units of a packet; undefined where it is not a row of units that fills it exactly. */
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

/** The same blob with some of its bytes replaced; the others stay where they lie. */
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
