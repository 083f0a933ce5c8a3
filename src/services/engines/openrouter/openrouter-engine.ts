import type { CallConfig } from '../call-config.ts'
import type { Engine } from '../engine.ts'
import { decodedSize, type ReadSize } from '../picture.ts'
import { describeClip } from './describe.ts'
import { directBoard } from './direct.ts'
import { drawStill, reserveStills } from './draw.ts'
import { readStyleOf } from './read-style.ts'
import { limitConcurrency } from './retry.ts'

/**
 * The engine that calls OpenRouter's models. Its calls share one limit, `concurrency`; a call that
 * may have been billed is not repeated.
 * @param readSize measures a picture in pixels; tests outside a browser pass their own.
 */
export function createOpenRouterEngine(config: CallConfig, readSize: ReadSize = decodedSize): Engine {
  const limited = { ...config, concurrencyLimit: limitConcurrency(config.concurrency) }
  return {
    id: 'openrouter',
    ...(URL.canParse(config.baseUrl) ? { host: new URL(config.baseUrl).host } : {}),
    describe: (request, onText, signal) => describeClip(limited, request, onText, signal),
    readStyle: (pictures, signal) => readStyleOf(limited, pictures, signal),
    direct: (request, signal) => directBoard(limited, request, signal),
    draw: (request, signal) => drawStill(limited, request, readSize, signal),
    reserve: (request, count, signal) => reserveStills(limited, request, count, signal),
  }
}
