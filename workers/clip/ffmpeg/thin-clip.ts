import type { Packet } from '../../../src/domain/clip/shown-packets.ts'

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

/** A slice of a picture, as the header of its NAL unit tells of it. */
interface Slice {
  /** True where other pictures may be predicted from it. */
  readonly isReference: boolean
  /** HEVC's temporal sub-layer: a picture may be predicted from any in the layers below its own. */
  readonly layer: number
}

/** How a standard writes the headers of its NAL units. */
interface NalSyntax {
  /** Undefined for units that hold no part of the (base layer's) picture. */
  readonly sliceOf: (first: number, second: number) => Slice | undefined
  /** The first byte of a header that turns a slice into filler data, which decoders pass over. */
  readonly fillerOf: (first: number) => number
}

const SYNTAXES: Readonly<Record<string, NalSyntax>> = {
  // ITU-T H.264, 7.3.1 and table 7-1: a zero bit, nal_ref_idc (2 bits), nal_unit_type (5 bits).
  h264: {
    sliceOf(first) {
      const type = first & 0x1f
      // Only plain slices are left out: of partitioned ones (2 to 4) the first alone says what it
      // is.
      return type >= 1 && type <= 5 ? { isReference: type !== 1 || first >> 5 !== 0, layer: 0 } : undefined
    },
    fillerOf: () => 12,
  },
  // ITU-T H.265, 7.3.1.2 and table 7-1: a zero bit, nal_unit_type (6), nuh_layer_id (6),
  // nuh_temporal_id_plus1 (3).
  hevc: {
    sliceOf(first, second) {
      const type = first >> 1
      const isBase = (first & 1) === 0 && second >> 3 === 0
      // Up to 14 the even ones are the sub-layer non-reference pictures; from 32 on there are no
      // slices.
      return isBase && type < 32 ? { isReference: type > 14 || type % 2 === 1, layer: second & 7 } : undefined
    },
    fillerOf: (first) => (38 << 1) | (first & 1),
  },
}

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
