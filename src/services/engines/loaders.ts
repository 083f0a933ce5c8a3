import type { EngineId } from '../../domain/engines/engines.ts'
import type { CallConfig } from './call-config.ts'
import type { Engine } from './engine.ts'

/** Reads the configuration of a model-calling engine, at the time the engine is loaded. */
export type ReadConfig = () => Promise<CallConfig>

/** An engine is loaded on first use; none is in the entry bundle. */
export const LOADERS: Readonly<Record<EngineId, (config: ReadConfig) => Promise<Engine>>> = {
  openrouter: async (config) => {
    const [{ createOpenRouterEngine }, read] = await Promise.all([
      import('./openrouter/openrouter-engine.ts'),
      config(),
    ])
    return createOpenRouterEngine(read)
  },
  sketch: async () => (await import('./sketch/sketch-engine.ts')).createSketchEngine(),
}
