import type { OpenRouterSettings } from '../domain/settings.ts'
import type { EngineId } from '../domain/shot.ts'
import type { Engine } from './engines/engine.ts'
import { openStorage } from './storage.ts'
import type { Upscaler } from './upscaler.ts'

/** The one place where services come into being. */
export const storage = openStorage()

/** An engine, loaded when it is first asked for: neither is in the entry bundle. */
export async function loadEngine(
  id: EngineId,
  config: OpenRouterSettings & { apiKey: string },
): Promise<Engine> {
  if (id === 'sketch') {
    const { createSketchEngine } = await import('./engines/sketch/sketch-engine.ts')
    return createSketchEngine()
  }
  const { createOpenRouterEngine } = await import('./engines/openrouter/openrouter-engine.ts')
  return createOpenRouterEngine(config)
}

let upscaler: Promise<Upscaler> | undefined

/** The upscaler, one for the whole visit: it remembers which backends have proved themselves and which failed. */
export function loadUpscaler(): Promise<Upscaler> {
  upscaler ??= import('./upscaler.ts').then(({ createUpscaler }) =>
    createUpscaler({ loadOwn: storage.loadUpscaler }),
  )
  return upscaler
}
