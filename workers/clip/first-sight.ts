import { nearestKeys } from '../../src/domain/clip/nearest-keys.ts'
import { fitWithin } from '../../src/lib/geometry.ts'
import type { Sight } from './clip.api.ts'
import type { FramePath } from './path.ts'

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
  if (!path.keyPictures || times.length === 0) return
  const until = performance.now() + mostMs
  const nearest = nearestKeys(await path.packetsAround(times), times, path.clock, mostKeys(times.length))
  const size = fitWithin(path.clip, { width: LONG_SIDE, height: LONG_SIDE })
  const pictures = path.keyPictures([...nearest.keys()], { size, pixels: 'rgba', rough: 'points' })
  const sent: (Promise<void> | void)[] = []
  for await (const { pts, data } of pictures) {
    sent.push(onSight({ times: nearest.get(pts) ?? [], rgba: data, ...size }))
    if (performance.now() > until) break
  }
  // Awaited, so that the last one is delivered before the call's answer.
  await Promise.all(sent)
}
