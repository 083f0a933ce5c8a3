import type { BlobId, ShotId } from '../domain/ids.ts'
import { withUpscaled } from '../domain/project.ts'
import { isUpscaled, shownTake, type UpscaledTake } from '../domain/shot.ts'
import { AppError } from '../lib/errors.ts'
import { newId } from '../lib/ids.ts'
import type { StepContext } from './context.ts'
import { type ShotCounts, startEachShot } from './each-shot.ts'

/** How far the picture is that is being upscaled now: tiles, once they are counted. */
interface Tiles {
  readonly number: number
  readonly done: number
  readonly total: number
}

/**
 * Upscales the shown pictures of shots, one after another: one alone fills the machine. Each result is on disk before it
 * is counted, so a job that was cut off goes on where it stopped. Progress counts tiles, all pictures taken to have as many as
 * the present one.
 */
export function startUpscaling(context: StepContext, ids: readonly ShotId[]) {
  let counts: ShotCounts = { done: 0, failed: 0, skipped: 0, total: ids.length }
  let tiles: Tiles = { number: 0, done: 0, total: 0 }

  function report(): void {
    const label = tiles.total === 0 ? 'Starting the upscaler' : `Upscaling shot ${tiles.number}, tile by tile`
    const done = endedOf(counts) * tiles.total + tiles.done
    context.progress({ label, done, total: counts.total * tiles.total })
  }

  return startEachShot(context, ids, {
    kind: 'upscale',
    concurrency: 1,
    state: 'upscaling',
    run: async (id, number) => {
      const made = await upscaleShot(context, id, (done, total) => {
        tiles = { number, done, total }
        report()
      })
      if (!made) return false
      const seconds = (made.ms / 1000).toFixed(1)
      return `Shot ${number} upscaled ×${made.scale} in ${seconds} s (${made.model}, ${made.backend})`
    },
    report: (now) => {
      // A picture that has ended counts with all its tiles.
      if (endedOf(now) > endedOf(counts)) tiles = { ...tiles, done: 0 }
      counts = { ...now }
      report()
    },
  })
}

const endedOf = ({ done, failed, skipped }: ShotCounts) => done + failed + skipped

/** Undefined when the take is there already in the size and by the model that are wanted. */
async function upscaleShot(
  { services, upscale: wanted, project, commit, log, signal }: StepContext,
  id: ShotId,
  onTile: (done: number, total: number) => void,
): Promise<UpscaledTake | undefined> {
  const shot = project().shots.find((candidate) => candidate.id === id)
  const take = shot && shownTake(shot)
  if (!take) throw new AppError('cancelled', 'The picture was removed.')
  if (isUpscaled(take, wanted)) return undefined
  const picture = await services.blob(take.blob)
  if (!picture) throw new AppError('storage-lost', 'The picture is no longer here.')
  const upscaler = await services.upscaler()
  const { model, scale } = wanted
  const listener = {
    onProgress: (now: { readonly stage: string; readonly done: number; readonly total: number }) => {
      if (now.stage === 'enlarging') onTile(now.done, now.total)
    },
    onFault: log,
  }
  const made = await upscaler.upscale(picture, { model, scale }, listener, signal)
  const upscaled = { blob: newId<BlobId>(), scale, model, backend: made.backend, ms: made.ms }
  await commit({
    change: (now) => withUpscaled(now, take.id, upscaled),
    blobs: new Map([[upscaled.blob, made.picture]]),
  })
  return upscaled
}
