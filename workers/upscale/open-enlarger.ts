import { openPack } from '../offline/packs/open-pack.ts'
import { type Enlarger, enlargerOf } from './enlarger.ts'

/**
 * Opens *Fast* for small pictures: downloads the model on first use.
 * @throws AppError `download-failed`
 */
export async function openEnlarger(): Promise<Enlarger> {
  return enlargerOf(await openPack('upscaler-fast'))
}
