import { groupTicks } from '../../../src/domain/clip/decode-plan.ts'
import { MEASURED_COLOURS, type MeasuredShot, MOST_MEASURED } from '../../../src/domain/clip/measured.ts'
import { secondsAt, shownTicks, shownWithin } from '../../../src/domain/clip/shown-packets.ts'
import { AppError } from '../../../src/lib/errors.ts'
import { fitWithin, type Size } from '../../../src/lib/geometry.ts'
import { hexPalette } from '../../engines/sketch/measure/hex-palette.ts'
import { labImage } from '../../engines/sketch/pixels/oklab.ts'
import type { Stretch } from '../clip.api.ts'
import type { FramePath } from '../path.ts'
import { eachGroup } from '../sample.ts'
import { type Sample, sampleOf } from './samples.ts'
import { type FoundShot, shotsOf } from './shots.ts'

/** Pictures a second that are looked at, at most. */
const MOST_A_SECOND = 16
/** Long side of the pictures. */
const LONG_SIDE = 96
/** Share of the work that decoding is. */
const DECODING = 0.85

/**
 * Decodes a stretch at a small size and measures its shots: see `FramesApi.measure`. Pictures that
 * cannot be decoded are left out.
 * @throws what the path throws; `clip-no-frames`.
 */
export async function measureClip(
  path: FramePath,
  { start, end }: Stretch,
  onProgress: (share: number) => void,
): Promise<readonly MeasuredShot[]> {
  const packets = await path.packetsAround([start, end])
  const shown = shownWithin(path.clock, shownTicks(packets), start, end).toSorted((a, b) => a - b)
  const wanted = spread(shown, (tick) => secondsAt(path.clock, tick))
  const groups = groupTicks(packets, new Map(wanted.map((tick) => [tick, []])))
  const size = fitWithin(path.clip, { width: LONG_SIDE, height: LONG_SIDE })
  const pictures = new Map<number, Uint8Array>()
  await eachGroup(groups, (group) =>
    path.decode(group, { size, pixels: 'rgba' }, ({ pts, data }) => {
      pictures.set(pts, data)
      onProgress((DECODING * pictures.size) / wanted.length)
    }),
  )
  if (pictures.size === 0) throw new AppError('clip-no-frames')
  const seen = new Map<Sample, Uint8Array>()
  for (const tick of wanted) {
    const data = pictures.get(tick)
    if (data) seen.set(sampleOf(secondsAt(path.clock, tick), data, size.width, size.height), data)
  }
  const shots = shotsOf([...seen.keys()], end, (share) => onProgress(DECODING + (1 - DECODING) * share))
  return shots
    .slice(0, MOST_MEASURED)
    .map((shot, i) => measured(shot, i === 0 ? start : shot.start, seen, size))
}

/** As many of the ticks as are wanted a second, evenly. */
function spread(ticks: readonly number[], timeOf: (tick: number) => number): readonly number[] {
  let last = Number.NEGATIVE_INFINITY
  return ticks.filter((tick) => {
    if (timeOf(tick) - last < 1 / MOST_A_SECOND) return false
    last = timeOf(tick)
    return true
  })
}

/** Thousandths of a second, and of a width, are finer than what is measured. */
const rounded = (value: number) => Math.round(value * 1000) / 1000

function measured(
  { end, by, move, speed, samples }: FoundShot,
  start: number,
  seen: ReadonlyMap<Sample, Uint8Array>,
  { width, height }: Size,
): MeasuredShot {
  const middle = samples[samples.length >> 1]
  const data = new Uint8ClampedArray((middle && seen.get(middle)) ?? [])
  const image = labImage({ width, height, data })
  const light = image.l.data.reduce((sum, value) => sum + value, 0) / image.l.data.length
  return {
    start: rounded(start),
    end: rounded(end),
    ...(by && { by }),
    ...(move && { move }),
    speed: rounded(speed),
    light: Math.min(1, Math.max(0, rounded(light))),
    palette: hexPalette(image).slice(0, MEASURED_COLOURS),
  }
}
