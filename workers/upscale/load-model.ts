import { coded } from '../guard.ts'
import type { NetSource } from '../upscale.api.ts'

/**
 * Loads a model of our own origin, or reads a person's own; `onBytes` hears how much of the first has arrived.
 * @throws AppError `download-failed`, also when it is not as long as it must be.
 */
export async function loadModel(
  file: NetSource['file'],
  onBytes: (loaded: number, total: number) => unknown,
): Promise<Uint8Array> {
  if (file instanceof Blob) return new Uint8Array(await file.arrayBuffer())
  const { url, bytes } = file
  const model = new Uint8Array(bytes)
  let loaded = 0
  try {
    const response = await fetch(url)
    if (!response.ok || !response.body) throw new Error(`${response.status} for the upscaler's model`)
    const reader = response.body.getReader()
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (loaded + part.value.length > bytes) throw new Error('The model is longer than it must be.')
      model.set(part.value, loaded)
      loaded += part.value.length
      await onBytes(loaded, bytes)
    }
  } catch (error) {
    throw coded('download-failed', error instanceof Error ? error.message : String(error), error)
  }
  if (loaded !== bytes) throw coded('download-failed', `${loaded} of ${bytes} bytes of the model arrived.`)
  return model
}
