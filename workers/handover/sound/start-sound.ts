import { wrap } from 'comlink'
import { AppError } from '../../../src/lib/errors.ts'
import type { Sound } from './read-sound.ts'
import type { SoundApi } from './sound.api.ts'

/**
 * Opens the sound of a file in a worker of its own, which has what reads files; undefined where
 * there is none that can be read.
 * @throws AppError `worker-crashed`.
 */
export async function startSound(file: Blob): Promise<Sound | undefined> {
  const worker = new Worker(new URL('./sound.worker.ts', import.meta.url), { type: 'module' })
  const api = wrap<SoundApi>(worker)
  const failed = new Promise<never>((_, reject) => {
    worker.addEventListener('error', ({ message }) => reject(new AppError('worker-crashed', message)))
  })
  failed.catch(() => undefined)
  const close = () => worker.terminate()
  try {
    if (await Promise.race([api.open(file), failed])) {
      return { read: (from, seconds) => Promise.race([api.read(from, seconds), failed]), close }
    }
  } catch (error) {
    close()
    throw error
  }
  close()
  return undefined
}
