import { type OnBytes, openPack } from '../packs/open-pack.ts'
import type { NetSource } from '../upscale.api.ts'

/**
 * Loads a model of our own, or reads a person's; `onBytes` hears how much of the first has arrived.
 * @throws AppError `download-failed`.
 */
export async function loadModel(file: NetSource['file'], onBytes: OnBytes): Promise<Uint8Array> {
  return file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : openPack(file.pack, onBytes)
}
