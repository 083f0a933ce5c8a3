/** A slice of a picture, as the header of its NAL unit tells of it. */
interface Slice {
  /** True where other pictures may be predicted from it. */
  readonly isReference: boolean
  /** HEVC's temporal sub-layer: a picture may be predicted from any in the layers below its own. */
  readonly layer: number
}

/** How a standard writes the headers of its NAL units. */
export interface NalSyntax {
  /** Undefined for units that hold no part of the (base layer's) picture. */
  readonly sliceOf: (first: number, second: number) => Slice | undefined
  /** The first byte of a header that turns a slice into filler data, which decoders pass over. */
  readonly fillerOf: (first: number) => number
}

// ITU-T H.264, 7.3.1 and table 7-1: a zero bit, nal_ref_idc (2 bits), nal_unit_type (5 bits).
export const H264: NalSyntax = {
  sliceOf(first) {
    const type = first & 0x1f
    // Only plain slices are left out: of partitioned ones (2 to 4) the first alone says what it is.
    return type >= 1 && type <= 5 ? { isReference: type !== 1 || first >> 5 !== 0, layer: 0 } : undefined
  },
  fillerOf: () => 12,
}

// ITU-T H.265, 7.3.1.2 and table 7-1: a zero bit, nal_unit_type (6), nuh_layer_id (6),
// nuh_temporal_id_plus1 (3).
const HEVC: NalSyntax = {
  sliceOf(first, second) {
    const type = first >> 1
    const isBase = (first & 1) === 0 && second >> 3 === 0
    // Up to 14 the even ones are the sub-layer non-reference pictures; from 32 on there are no
    // slices.
    return isBase && type < 32 ? { isReference: type > 14 || type % 2 === 1, layer: second & 7 } : undefined
  },
  fillerOf: (first) => (38 << 1) | (first & 1),
}

/** By ffmpeg's names of the codecs. */
export const SYNTAXES: Readonly<Record<string, NalSyntax>> = { h264: H264, hevc: HEVC }
