import { nearestKeys } from '../../src/domain/clip/nearest-keys.ts'
import { fitWithin } from '../../src/lib/geometry.ts'
import type { Sight } from './clip.api.ts'
import type { FramePath, PictureForm } from './path.ts'

/** Long side in pixels: for thumbnails, and for the preview until its frame is there. */
const LONG_SIDE = 320
/**
 * Keyframes for so many times: without a video decoder in hardware each takes up to 40 ms, which
 * the frames wait.
 */
const mostKeys = (times: number) => Math.min(4, 1 + Math.ceil(times / 3))
/** After this no further one is begun: frames come meanwhile. */
const MOST_MS = 1000

/**
 * Decodes the keyframes nearest to these times: see `FramesApi.firstSight`. The first one comes
 * however long it takes.
 * @throws what the path throws.
 */
export async function firstSight(
  path: FramePath,
  times: readonly number[],
  onSight: (sight: Sight) => Promise<void> | void,
  mostMs = MOST_MS,
): Promise<void> {
  const { keyPictures } = path
  if (!keyPictures || times.length === 0) return
  const until = performance.now() + mostMs
  const nearest = nearestKeys(await path.packetsAround(times), times, path.clock, mostKeys(times.length))
  const size = fitWithin(path.clip, { width: LONG_SIDE, height: LONG_SIDE })
  const form: PictureForm = { size, pixels: 'rgba', rough: 'points' }
  const sent: (Promise<void> | void)[] = []
  const ticks = [...nearest.keys()]
  // A decoder of single pictures uses one core.
  const turns = [0, 1].map((turn) => ticks.filter((_, i) => i % 2 === turn))
  const decodeEach = async (some: readonly number[]) => {
    for await (const { pts, data } of keyPictures(some, form)) {
      sent.push(onSight({ times: nearest.get(pts) ?? [], rgba: data, ...size }))
      if (performance.now() > until) break
    }
  }
  await Promise.all(turns.filter(({ length }) => length > 0).map(decodeEach))
  // Awaited, so that the last one is delivered before the call's answer.
  await Promise.all(sent)
}
