/** A slice's facts from its NAL unit header. */
interface Slice {
  /** True where other pictures may reference it. */
  readonly isReference: boolean
  /** HEVC's temporal sub-layer: a picture may reference lower layers only. */
  readonly layer: number
}

/** The NAL unit header syntax of a standard. */
export interface NalSyntax {
  /** Undefined for units without slices of the (base layer's) picture. */
  readonly sliceOf: (first: number, second: number) => Slice | undefined
  /** The header's first byte that turns a slice into filler data, which decoders skip. */
  readonly fillerOf: (first: number) => number
}

// ITU-T H.264, 7.3.1 and table 7-1: a zero bit, nal_ref_idc (2 bits), nal_unit_type (5 bits).
export const H264: NalSyntax = {
  sliceOf(first) {
    const type = first & 0x1f
    // Plain slices only: of partitioned ones (2 to 4) just the first has a header.
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
    // Up to 14 the even types are sub-layer non-reference pictures; from 32 on there are no slices.
    return isBase && type < 32 ? { isReference: type > 14 || type % 2 === 1, layer: second & 7 } : undefined
  },
  fillerOf: (first) => (38 << 1) | (first & 1),
}

/** Keyed by ffmpeg's codec names. */
export const SYNTAXES: Readonly<Record<string, NalSyntax>> = { h264: H264, hevc: HEVC }
