import type { FrameCore } from './core.ts'
import type { TrackHeader } from './header.ts'

/** This many fields contain at least two whole pictures, wherever the first is lost. */
const FIRST_FIELDS = 8

/** Codecs whose pictures each say whether they are interlaced. */
const FIELD_CODECS = new Set([
  'h264',
  'dvvideo',
  'mpeg4',
  'mjpeg',
  'vc1',
  'wmv3',
  'dnxhd',
  'huffyuv',
  'utvideo',
  'ffv1',
])

/** True when the first picture consists of two fields, which may be two packets. */
export async function beginsWithFields(core: FrameCore, { codec, stream }: TrackHeader): Promise<boolean> {
  if (!FIELD_CODECS.has(codec)) return false
  const first = ['-select_streams', String(stream), '-read_intervals', '%+#2']
  const csv = await core.probe([...first, '-show_entries', 'frame=interlaced_frame', '-of', 'csv=p=0'])
  return csv.startsWith('1')
}

/**
 * Ticks between decoded pictures, measured on the first few, for codecs whose fields may be
 * separate packets; undefined for others.
 */
export async function ticksOfPictures(
  core: FrameCore,
  { codec, stream }: TrackHeader,
): Promise<number | undefined> {
  if (codec !== 'h264') return undefined
  const first = ['-select_streams', String(stream), '-read_intervals', `%+#${FIRST_FIELDS}`]
  const csv = await core.probe([...first, '-show_entries', 'frame=pts', '-of', 'csv=p=0'])
  const ticks = csv.split('\n').flatMap((line) => (/^-?\d/.test(line) ? [Number.parseInt(line, 10)] : []))
  const steps = ticks.slice(1).map((tick, i) => tick - (ticks[i] ?? 0))
  const least = Math.min(...steps.filter((step) => step > 0))
  return Number.isFinite(least) ? least : undefined
}
