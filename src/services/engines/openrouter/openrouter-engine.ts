import type { Engine } from '../engine.ts'
import type { CallConfig } from './client.ts'
import { describeClip } from './describe.ts'
import { directBoard } from './direct.ts'
import { drawStill } from './draw.ts'
import { decodedSize, type ReadSize } from './picture.ts'

/**
 * The engine that calls OpenRouter's models. Stateless: each call is independent, and none that may
 * have been billed is repeated.
 * @param readSize measures a picture in pixels; tests outside a browser pass their own.
 */
export function createOpenRouterEngine(config: CallConfig, readSize: ReadSize = decodedSize): Engine {
  return {
    id: 'openrouter',
    ...(URL.canParse(config.baseUrl) ? { host: new URL(config.baseUrl).host } : {}),
    describe: (request, onText, signal) => describeClip(config, request, onText, signal),
    direct: (request, signal) => directBoard(config, request, signal),
    draw: (request, signal) => drawStill(config, request, readSize, signal),
  }
}
