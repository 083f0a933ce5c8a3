import { isUpscaled, shownTake, type UpscaledTake } from '../../domain/board/shot.ts'
import type { BlobId, ShotId } from '../../domain/ids.ts'
import { fitMime } from '../../domain/project/limits.ts'
import { withUpscaled } from '../../domain/takes/takes.ts'
import { AppError } from '../../lib/errors.ts'
import { newId } from '../../lib/ids.ts'
import type { UpscaleListener } from '../../services/upscale/upscaler.ts'
import type { StepContext } from '../context.ts'
import { startEachShot } from '../jobs/each-shot.ts'
import { trackUpscaling } from './upscale-progress.ts'

/**
 * Upscales the shown pictures of shots one after another, because one uses the whole machine. Each
 * result is on disk before it is counted, so that an interrupted job resumes.
 */
export function startUpscaling(context: StepContext, ids: readonly ShotId[]) {
  const progress = trackUpscaling(context.progress)
  return startEachShot(context, ids, {
    kind: 'upscale',
    concurrency: 1,
    run: async (id, number) => {
      const made = await upscaleShot(context, id, {
        onProgress: (now) => progress.hear(number, now),
        onNote: context.log,
      })
      if (!made) return false
      const { ms, scale, model, backend } = made
      return { code: 'shot-upscaled', number, ms, scale, model, backend }
    },
    report: progress.count,
  })
}

/** Undefined when the take is already upscaled as wanted. */
async function upscaleShot(
  { services, upscale: wanted, project, commit, signal, noted }: StepContext,
  id: ShotId,
  listener: UpscaleListener,
): Promise<UpscaledTake | undefined> {
  const shot = project().shots.find((candidate) => candidate.id === id)
  const take = shot && shownTake(shot)
  if (!take) throw new AppError('cancelled', { code: 'picture-removed' })
  if (isUpscaled(take, wanted)) return undefined
  const [picture] = await Promise.all([services.blob(take.blob), noted()])
  signal.throwIfAborted()
  if (!picture) throw new AppError('picture-gone')
  const upscaler = await services.upscaler()
  const made = await upscaler.upscale(picture, wanted, listener, signal)
  const { model, scale } = wanted
  const upscaled = {
    blob: newId<BlobId>(),
    scale,
    model,
    mime: fitMime(made.picture.type),
    backend: made.backend,
    ms: made.ms,
  }
  await commit({
    change: (now) => withUpscaled(now, take.id, upscaled),
    blobs: new Map([[upscaled.blob, made.picture]]),
    drops: take.upscaled ? [take.upscaled.blob] : [],
  })
  return upscaled
}
