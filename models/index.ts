import manifest from './manifest.json'
import samples from './self-check.json'

export type ModelId = 'fast' | 'best'

/**
 * An upscaler: RGB planes of 0…1, [1, 3, h, w], in; the same, `scale` times as wide and high, out.
 */
export interface Model {
  readonly id: ModelId
  /** The authors' name for it. */
  readonly name: string
  /** Its pack name in workers/offline/packs. */
  readonly pack: `upscaler-${ModelId}`
  readonly bytes: number
  readonly sha256: string
  readonly scale: number
  /** Maximum pixels of one tile before enlarging, context included. */
  readonly tilePixels: number
  /** Pixels of context on each side of a tile. */
  readonly overlap: number
  /** Pixels on either side of a seam over which neighbouring tiles are blended. */
  readonly fade: number
  readonly licence: string
  /** Its output for the self-check's tile, at the positions of workers/upscale/self-check.ts. */
  readonly samples: readonly number[]
}

export const MODELS: Readonly<Record<ModelId, Model>> = {
  fast: { ...manifest.fast, id: 'fast', pack: 'upscaler-fast', samples: samples.fast },
  best: { ...manifest.best, id: 'best', pack: 'upscaler-best', samples: samples.best },
}
