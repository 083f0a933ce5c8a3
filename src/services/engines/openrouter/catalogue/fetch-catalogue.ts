import PQueue from 'p-queue'
import type { Catalogue, ImageModel } from '../../../../domain/models/model.ts'
import { isOwnServer } from '../../../../lib/address.ts'
import { AppError, toAppError } from '../../../../lib/errors.ts'
import { unreachable } from '../../unreachable.ts'
import { readChatModels, readImageModels, readPrices } from './schema.ts'

/** Prices are fetched one request per model, this many at a time. */
const AT_ONCE = 6
/** A still is drawn with two references; models that accept fewer are skipped. */
const REFERENCES = 2
const PATIENCE_MS = 20_000

/**
 * The models of a server with their prices. Sent without a key and without custom headers, which
 * avoids a CORS preflight. The user's own server lists its models without facts; one without
 * `/images/models` draws no pictures.
 * @throws AppError `no-models` where the address has no `/models`, `network`, `timeout`,
 * `bad-response`, …
 */
export async function fetchCatalogue(baseUrl: string, signal: AbortSignal): Promise<Catalogue> {
  const base = baseUrl.replace(/\/+$/, '')
  const ask = (path: string) => askJson(`${base}${path}`, signal)
  const [models, drawing] = await Promise.all([
    ask('/models').catch(async (error: unknown) => {
      const known = toAppError(error)
      throw known.code === 'network' && isOwnServer(base)
        ? await unreachable(`${base}/models`, known.cause)
        : known
    }),
    ask('/images/models')
      .then((answer) => (answer === undefined ? undefined : readImageModels(answer)))
      .catch((error: unknown) => withoutPictures(base, toAppError(error))),
  ])
  if (models === undefined) throw new AppError('no-models', base)
  const chat = readChatModels(models)
  if (!drawing) return { chat, at: Date.now(), source: 'own' }

  const queue = new PQueue({ concurrency: AT_ONCE })
  const image = await queue.addAll(
    drawing.map((model) => async (): Promise<ImageModel> => {
      if (model.maxReferences < REFERENCES) return model
      // A model without prices can still be chosen; its price is shown as unknown.
      const prices = await ask(`/images/models/${model.id}/endpoints`).then(readPrices, () => undefined)
      signal.throwIfAborted()
      return prices ? { ...model, prices } : model
    }),
  )
  return { chat, image, at: Date.now(), source: 'live' }
}

/**
 * Local servers report a missing route in different ways: LM Studio with a 200 that holds an error,
 * others with a page that CORS hides.
 */
function withoutPictures(base: string, error: AppError): undefined {
  if (isOwnServer(base) && (error.code === 'bad-response' || error.code === 'network')) return undefined
  throw error
}

/** Undefined where the route does not exist. */
async function askJson(url: string, signal: AbortSignal): Promise<unknown> {
  const answer = await fetch(url, {
    signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
  }).catch((cause: unknown) => {
    const known = toAppError(cause)
    if (known.code !== 'bug') throw known
    // A server on this machine is reachable without a network.
    const away = globalThis.navigator?.onLine === false && !isOwnServer(url)
    throw new AppError(away ? 'offline' : 'network', undefined, { cause })
  })
  if (answer.status === 404 || answer.status === 405) return undefined
  if (!answer.ok) throw new AppError('provider', `HTTP ${answer.status}`)
  return answer.json().catch((cause: unknown) => {
    const known = toAppError(cause)
    if (known.code === 'timeout' || known.code === 'cancelled') throw known
    throw new AppError('bad-response', { code: 'models-not-json' }, { cause })
  })
}
