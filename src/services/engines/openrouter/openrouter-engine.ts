import type { Engine } from '../engine.ts'
import type { CallConfig } from './client.ts'
import { describeClip } from './describe.ts'
import { directBoard } from './direct.ts'
import { drawStill } from './draw.ts'
import { decodedSize, type ReadSize } from './picture.ts'

/**
 * The engine that asks OpenRouter's models. It holds no state: each call stands alone, and none
 * that may have been billed is repeated.
 * @param readSize how a picture's pixels are found; a test outside a browser brings its own.
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
