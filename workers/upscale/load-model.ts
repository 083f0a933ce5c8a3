import { type OnBytes, openPack } from '../offline/packs/open-pack.ts'
import type { NetSource } from './upscale.api.ts'

/**
 * A model's ONNX file: a bundled one, downloaded on first use, or the user's own.
 * @throws AppError `download-failed`.
 */
export async function loadModel(
  file: NetSource['file'],
  onBytes?: OnBytes,
): Promise<Uint8Array<ArrayBuffer>> {
  return file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : await openPack(file, onBytes)
}
