import { CUT_SIZE, cutsIn } from '../../src/domain/clip/cuts.ts'
import { groupTicks } from '../../src/domain/clip/decode-plan.ts'
import { secondsAt, shownTicks, shownWithin } from '../../src/domain/clip/shown-packets.ts'
import { AppError } from '../../src/lib/errors.ts'
import type { TimeRange } from './clip.api.ts'
import type { FramePath } from './path.ts'
import { eachGroup } from './sample.ts'

/**
 * The start of each new shot of a time range: see `FramesApi.findCuts`. Undecodable pictures are
 * skipped.
 * @throws what the path throws; `clip-no-frames`.
 */
export async function findCuts(
  path: FramePath,
  { start, end }: TimeRange,
  onProgress: (share: number) => void,
): Promise<readonly number[]> {
  const packets = await path.packetsAround([start, end])
  const wanted = shownWithin(path.clock, shownTicks(packets), start, end).toSorted((a, b) => a - b)
  const groups = groupTicks(packets, new Map(wanted.map((tick) => [tick, []])))
  const pictures = new Map<number, Uint8Array>()
  const percent = Math.max(1, Math.floor(wanted.length / 100))
  await eachGroup(groups, (group) =>
    path.decode(group, { size: CUT_SIZE, pixels: 'grey' }, ({ pts, data }) => {
      pictures.set(pts, data)
      if (pictures.size % percent === 0) onProgress(pictures.size / wanted.length)
    }),
  )
  if (pictures.size === 0) throw new AppError('clip-no-frames')
  const decoded = wanted.flatMap((tick) => {
    const picture = pictures.get(tick)
    return picture ? [{ tick, picture }] : []
  })
  const cuts = cutsIn(decoded.map(({ picture }) => picture))
  return cuts.map((index) => secondsAt(path.clock, decoded[index]?.tick ?? path.clock.origin))
}
