import type { FrameCore } from './core.ts'
import type { TrackHeader } from './header.ts'

/** So many fields are at least two whole pictures, wherever the first is lost. */
const FIRST_FIELDS = 8

/** Codecs of which each picture says by itself whether it is made of fields. */
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

/** Whether the first picture says that it is made of two fields: it may come in two packets. */
export async function beginsWithFields(core: FrameCore, { codec, stream }: TrackHeader): Promise<boolean> {
  if (!FIELD_CODECS.has(codec)) return false
  const first = ['-select_streams', String(stream), '-read_intervals', '%+#2']
  const csv = await core.probe([...first, '-show_entries', 'frame=interlaced_frame', '-of', 'csv=p=0'])
  return csv.startsWith('1')
}

/**
 * How far apart decoded pictures are, by the first few, where each of their fields may be listed:
 * undefined for other codecs.
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
