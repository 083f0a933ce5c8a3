import { groupTicks } from '../../../src/domain/clip/decode-plan.ts'
import { MEASURED_COLOURS, type MeasuredShot, MOST_MEASURED } from '../../../src/domain/clip/measured.ts'
import { secondsAt, shownTicks, shownWithin } from '../../../src/domain/clip/shown-packets.ts'
import { AppError } from '../../../src/lib/errors.ts'
import { fitWithin, type Size } from '../../../src/lib/geometry.ts'
import { hexPalette } from '../../engines/sketch/measure/hex-palette.ts'
import { labImage } from '../../engines/sketch/pixels/oklab.ts'
import { finderIfThere } from '../../people/finder-if-there.ts'
import type { TimeRange } from '../clip.api.ts'
import type { FramePath } from '../path.ts'
import { eachGroup } from '../sample.ts'
import { type Look, peopleOf } from './face-tracks.ts'
import { type Sample, sampleOf } from './samples.ts'
import { type FoundShot, shotsOf } from './shots.ts'
import { shrunk } from './shrunk.ts'
import { stepsWhileDecoding } from './steps.ts'

/** Pictures a second that are looked at, at most. */
const MOST_A_SECOND = 16
/** Long side of the pictures. */
const LONG_SIDE = 96
/** Pictures in which people are looked for, at most, and seconds between two at least. */
const MOST_LOOKS = 48
const LOOK_SECONDS = 0.4
/** How many times longer their sides are: the face net needs more than the measuring. */
const LARGER = 4

/**
 * Decodes a stretch at a small size and measures its shots: see `FramesApi.measure`. Pictures that
 * cannot be decoded are left out.
 * @throws what the path throws; `clip-no-frames`.
 */
export async function measureClip(
  path: FramePath,
  { start, end }: TimeRange,
  onProgress: (share: number) => void,
): Promise<readonly MeasuredShot[]> {
  const packets = await path.packetsAround([start, end])
  const shown = shownWithin(path.clock, shownTicks(packets), start, end).toSorted((a, b) => a - b)
  const timeOf = (tick: number) => secondsAt(path.clock, tick)
  const wanted = spread(shown, timeOf, 1 / MOST_A_SECOND)
  const finder = await finderIfThere()
  const looked = finder ? spread(wanted, timeOf, Math.max(LOOK_SECONDS, (end - start) / MOST_LOOKS)) : []
  const groups = groupTicks(packets, new Map(wanted.map((tick) => [tick, []])))
  const size = fitWithin(path.clip, { width: LONG_SIDE, height: LONG_SIDE })
  const large = { width: LARGER * size.width, height: LARGER * size.height }
  const larger = { ticks: new Set(looked), size: large }
  const places = new Map(wanted.map((tick, place) => [tick, place]))
  const samples = new Map<number, Sample>()
  const steps = stepsWhileDecoding()
  const looks = new Map<number, Look>()
  await eachGroup(groups, (group) =>
    path.decode(group, { size, pixels: 'rgba', larger, rough: 'rows' }, ({ pts, data }) => {
      const isLooked = finder !== undefined && larger.ticks.has(pts)
      if (isLooked) {
        const pixels = new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength)
        looks.set(pts, { time: timeOf(pts), faces: finder.faces({ data: pixels, ...large }) })
      }
      const small = isLooked ? shrunk(data, large, LARGER) : data
      const sample = sampleOf(timeOf(pts), small, size.width, size.height)
      samples.set(pts, sample)
      steps.add(places.get(pts) ?? 0, sample)
      onProgress(samples.size / wanted.length)
    }),
  )
  if (samples.size === 0) throw new AppError('clip-no-frames')
  const inOrder = wanted.flatMap((tick) => samples.get(tick) ?? [])
  const shots = shotsOf(inOrder, end, steps.between)
  const inTime = [...looks.values()].toSorted((a, b) => a.time - b.time)
  return shots.slice(0, MOST_MEASURED).map((shot, i) => {
    const own = inTime.filter(({ time }) => time >= shot.start && time < shot.end)
    return {
      ...measured(shot, i === 0 ? start : shot.start, size),
      ...(own.length > 0 && { people: peopleOf(own, size.width / size.height) }),
    }
  })
}

/** Seconds that are told apart. */
const CLOCK = 1e-6

/** Those of the ticks that lie at least `apart` seconds apart. */
function spread(
  ticks: readonly number[],
  timeOf: (tick: number) => number,
  apart: number,
): readonly number[] {
  let last = Number.NEGATIVE_INFINITY
  return ticks.filter((tick) => {
    if (timeOf(tick) - last < apart - CLOCK) return false
    last = timeOf(tick)
    return true
  })
}

/** Thousandths of a second, and of a width, are finer than what is measured. */
const rounded = (value: number) => Math.round(value * 1000) / 1000

function measured(
  { end, by, move, speed, samples }: FoundShot,
  start: number,
  { width, height }: Size,
): MeasuredShot {
  const data = new Uint8ClampedArray(samples[samples.length >> 1]?.rgba ?? [])
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
