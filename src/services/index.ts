import { loadBlob, saveBlob } from './storage/media.ts'
import { claimProject, listProjects, loadProject, saveProject } from './storage/projects.ts'
import type { Upscaler } from './upscale/upscaler.ts'

/**
 * The storage functions of the first screen. Others are in their own files, loaded with the parts
 * that use them.
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

/** The upscaler, one per visit: it remembers which backends proved themselves and which failed. */
export function loadUpscaler(): Promise<Upscaler> {
  upscaler ??= Promise.all([import('./upscale/upscaler.ts'), import('./storage/own-upscaler.ts')]).then(
    ([{ createUpscaler }, { loadOwnUpscaler }]) => createUpscaler({ loadOwn: loadOwnUpscaler }),
  )
  return upscaler
}
