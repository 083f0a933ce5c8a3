import { openStorage } from './storage/storage.ts'
import type { Upkeep } from './storage/upkeep.ts'
import type { Upscaler } from './upscale/upscaler.ts'

/** The one place where services come into being. */
export const storage = openStorage()

let upkeep: Promise<Upkeep> | undefined

/** What is done to the storage besides opening, saving and listing. */
export function loadUpkeep(): Promise<Upkeep> {
  upkeep ??= import('./storage/upkeep.ts').then(({ openUpkeep }) => openUpkeep())
  return upkeep
}

let upscaler: Promise<Upscaler> | undefined

/**
 * The upscaler, one for the whole visit: it remembers which backends have proved themselves and
 * which failed.
 */
export function loadUpscaler(): Promise<Upscaler> {
  upscaler ??= import('./upscale/upscaler.ts').then(({ createUpscaler }) =>
    createUpscaler({ loadOwn: storage.loadUpscaler }),
  )
  return upscaler
}
