import manifest from './manifest.json'
import samples from './self-check.json'

export type ModelId = 'fast' | 'best'

/**
 * An upscaler: RGB planes of 0…1, [1, 3, h, w], in; the same, `scale` times as wide and high, out.
 */
export interface Model {
  readonly id: ModelId
  /** What its authors call it. */
  readonly name: string
  /** What the app serves it as: see workers/packs. */
  readonly pack: `upscaler-${ModelId}`
  readonly bytes: number
  readonly sha256: string
  readonly scale: number
  /** Most pixels of one tile, context included, before enlarging. */
  readonly tilePixels: number
  /** Pixels of context that a tile gets on each side. */
  readonly overlap: number
  /**
   * Over so many of them, to both sides of a seam, neighbouring tiles are faded into one another.
   */
  readonly fade: number
  readonly licence: string
  /**
   * What it makes of the self-check's tile, at the places that workers/upscale/self-check.ts looks
   * at.
   */
  readonly samples: readonly number[]
}

export const MODELS: Readonly<Record<ModelId, Model>> = {
  fast: { ...manifest.fast, id: 'fast', pack: 'upscaler-fast', samples: samples.fast },
  best: { ...manifest.best, id: 'best', pack: 'upscaler-best', samples: samples.best },
}
