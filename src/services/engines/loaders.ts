import type { EngineId } from '../../domain/engines/engines.ts'
import type { StoredServer } from '../../domain/engines/picture-server.ts'
import type { CallConfig } from './call-config.ts'
import type { Engine } from './engine.ts'

/** Reads what an engine works with, at the time it is loaded. */
export interface Reads {
  /** The configuration of a model-calling engine. */
  readonly config: () => Promise<CallConfig>
  readonly pictureServer: () => StoredServer
}

/** An engine is loaded on first use; none is in the entry bundle. */
export const LOADERS: Readonly<Record<EngineId, (reads: Reads) => Promise<Engine>>> = {
  openrouter: async ({ config }) => {
    const [{ createOpenRouterEngine }, read] = await Promise.all([
      import('./openrouter/openrouter-engine.ts'),
      config(),
    ])
    return createOpenRouterEngine(read)
  },
  sketch: async () => (await import('./sketch/sketch-engine.ts')).createSketchEngine(),
  'picture-server': async ({ pictureServer }) => {
    const [{ createPictureServerEngine }, { drawStill }] = await Promise.all([
      import('./picture-server/picture-server-engine.ts'),
      import('./sketch/draw-still.ts'),
    ])
    return createPictureServerEngine(pictureServer(), drawStill)
  },
  'browser-model': async (reads) => {
    const [{ createBrowserModelEngine }, { shrink }] = await Promise.all([
      import('./browser-model/browser-model-engine.ts'),
      import('./browser-model/shrink.ts'),
    ])
    return createBrowserModelEngine(() => LOADERS.sketch(reads), shrink)
  },
}
