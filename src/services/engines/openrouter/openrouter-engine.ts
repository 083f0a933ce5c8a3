import type { CallConfig } from '../call-config.ts'
import type { Engine } from '../engine.ts'
import { decodedSize, type ReadSize } from '../picture.ts'
import { describeClip } from './describe.ts'
import { directBoard } from './direct.ts'
import { drawStill, reserveStills } from './draw.ts'
import { limitInFlight } from './in-flight.ts'
import { readStyleOf } from './read-style.ts'
import { connectionsTo } from './send-once.ts'

/**
 * The engine that calls OpenRouter's models. As many of its calls are away at once as the
 * service takes, at most `concurrency`; a call that may have been billed is not repeated.
 * @param readSize measures a picture in pixels; tests outside a browser pass their own.
 */
export function createOpenRouterEngine(config: CallConfig, readSize: ReadSize = decodedSize): Engine {
  const { baseUrl, concurrency } = config
  const inFlight = limitInFlight(() => Math.min(concurrency, connectionsTo(baseUrl)))
  const limited = { ...config, inFlight }
  return {
    id: 'openrouter',
    ...(URL.canParse(baseUrl) ? { host: new URL(baseUrl).host } : {}),
    describe: (request, onText, signal) => describeClip(limited, request, onText, signal),
    readStyle: (pictures, signal) => readStyleOf(limited, pictures, signal),
    direct: (request, signal) => directBoard(limited, request, signal),
    draw: (request, signal) => drawStill(limited, request, readSize, signal),
    watchLimit: inFlight.watch,
    reserve: (request, count, signal) => reserveStills(limited, request, count, signal),
  }
}
