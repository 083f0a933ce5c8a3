import type { Engine } from './engines/engine.ts'
import type { CallConfig } from './engines/openrouter/client.ts'
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

export type WantedEngine =
  | { readonly id: 'sketch' }
  | { readonly id: 'openrouter'; readonly config: CallConfig }

/** An engine, loaded when it is first asked for: neither is in the entry bundle. */
export async function loadEngine(wanted: WantedEngine): Promise<Engine> {
  if (wanted.id === 'sketch') {
    const { createSketchEngine } = await import('./engines/sketch/sketch-engine.ts')
    return createSketchEngine()
  }
  const { createOpenRouterEngine } = await import('./engines/openrouter/openrouter-engine.ts')
  return createOpenRouterEngine(wanted.config)
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
