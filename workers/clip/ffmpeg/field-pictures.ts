import type { FrameGroup } from '../../../src/domain/clip/decode-plan.ts'
import { deinterlace, showsFields } from '../fields/deinterlace.ts'
import { collectNeighbours } from '../fields/with-neighbours.ts'
import type { Picture, PictureForm } from '../path.ts'
import { colourOf } from '../planes/colour.ts'
import { toPicture } from '../planes/picture.ts'
import type { Plane, Planes } from '../planes/planes.ts'
import { swapsSides } from '../size.ts'
import type { TrackHeader } from './header.ts'

/** Maps ffmpeg's matrix names to the browser's. */
const MATRICES: Readonly<Record<string, VideoMatrixCoefficients>> = {
  bt709: 'bt709',
  smpte170m: 'smpte170m',
  bt470bg: 'bt470bg',
  bt2020nc: 'bt2020-ncl' as VideoMatrixCoefficients,
}

/**
 * True where interlaced pictures must come whole from ffmpeg, with their neighbours, for
 * deinterlacing.
 */
export function comesInFields(
  { mayHaveFields, hasAlpha, stored, turn }: TrackHeader,
  { size }: PictureForm,
): boolean {
  const scaled = swapsSides(turn) ? { width: size.height, height: size.width } : size
  return mayHaveFields === true && !hasAlpha && showsFields(stored, scaled)
}

/**
 * Pixel format for ffmpeg's output then: as decoded, or with chroma at full vertical resolution.
 */
export function fieldPixels({ pixels, hdr }: TrackHeader): string {
  if (hdr) return 'yuv422p10le'
  return /^yuvj?420p$/.test(pixels) ? 'yuv420p' : 'yuv422p'
}

/** Filters to that format, each field by itself. */
export function fieldFilters(track: TrackHeader): readonly string[] {
  return ['scale=interl=1:out_range=tv:flags=bicubic+accurate_rnd', `format=${fieldPixels(track)}`]
}

/**
 * Assembles pictures from ffmpeg's output: `add` takes them in presentation order, `end` flushes.
 */
export function collectFieldPictures(
  track: TrackHeader,
  group: FrameGroup,
  form: PictureForm,
  onPicture: (picture: Picture) => void,
) {
  const said: VideoColorSpaceInit = {
    matrix: MATRICES[track.matrix ?? ''] ?? null,
    transfer: (track.hdr ?? null) as VideoTransferCharacteristics | null,
  }
  const colour = colourOf(said, { fullRange: false }, track.stored)
  const { add, end } = collectNeighbours<Planes>(group, (pts, pictures) =>
    onPicture({ pts, data: toPicture(deinterlace(pictures), colour, track.turn, form) }),
  )
  return { add: (pts: number, data: Uint8Array<ArrayBuffer>) => add(pts, planesOf(track, data)), end }
}

function planesOf(track: TrackHeader, bytes: Uint8Array<ArrayBuffer>): Planes {
  const { width, height } = track.stored
  const bits = track.hdr ? 10 : 8
  const data = bits > 8 ? new Uint16Array(bytes.buffer) : bytes
  const chroma = {
    width: Math.ceil(width / 2),
    height: fieldPixels(track) === 'yuv420p' ? Math.ceil(height / 2) : height,
  }
  const plane = (offset: number, size: { readonly width: number; readonly height: number }): Plane => {
    return { data, offset, stride: size.width, step: 1, ...size }
  }
  const luma = width * height
  const planes = [
    plane(0, track.stored),
    plane(luma, chroma),
    plane(luma + chroma.width * chroma.height, chroma),
  ] as const
  return { kind: 'yuv', bits, width, height, planes }
}
