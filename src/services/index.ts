import { loadBlob, saveBlob } from './storage/media.ts'
import { claimProject, listProjects, loadProject, saveProject } from './storage/projects.ts'
import type { Upscaler } from './upscale/upscaler.ts'

/**
 * What the first screen needs of the storage; the rest is in files of its own, which are loaded
 * with the parts that use them.
 */
export const storage = {
  list: listProjects,
  load: loadProject,
  claim: claimProject,
  save: saveProject,
  saveBlob,
  loadBlob,
}

let upscaler: Promise<Upscaler> | undefined

/**
 * The upscaler, one for the whole visit: it remembers which backends have proved themselves and
 * which failed.
 */
export function loadUpscaler(): Promise<Upscaler> {
  upscaler ??= Promise.all([import('./upscale/upscaler.ts'), import('./storage/own-upscaler.ts')]).then(
    ([{ createUpscaler }, { loadOwnUpscaler }]) => createUpscaler({ loadOwn: loadOwnUpscaler }),
  )
  return upscaler
}
