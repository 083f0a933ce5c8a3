import { MODELS } from '../../../models/index.ts'
import type { NetSource } from '../../../workers/upscale/upscale.api.ts'
import { ownName, type UpscaleModel } from '../../domain/upscale/upscale.ts'
import { AppError } from '../../lib/errors.ts'
import type { OwnUpscaler } from '../storage/own-upscaler.ts'

export interface ChosenNet {
  readonly net: NetSource
  /** Maximum pixels of one tile, context included. */
  readonly tilePixels: number
}

/**
 * The receptive field and memory of an own model are unknown; it is treated as the largest bundled
 * one.
 */
const LIKE_BEST = {
  scale: MODELS.best.scale,
  overlap: MODELS.best.overlap,
  fade: MODELS.best.fade,
}

/** @throws AppError `model-lost` for an own model that is no longer stored. */
export async function findNet(
  model: UpscaleModel,
  loadOwn: () => Promise<OwnUpscaler | undefined>,
): Promise<ChosenNet> {
  if (model === 'fast' || model === 'best') {
    const { pack, scale, overlap, fade, samples, tilePixels } = MODELS[model]
    return { net: { file: pack, scale, overlap, fade, samples }, tilePixels }
  }
  const own = await loadOwn()
  if (!own || own.name !== ownName(model)) throw new AppError('model-lost', ownName(model))
  const { file, samples } = own
  return { net: { ...LIKE_BEST, file, samples }, tilePixels: MODELS.best.tilePixels }
}
