import { AppError, isCancel } from '../../../lib/errors.ts'
import { faultOf } from './faults.ts'
import { languageModel } from './has-language-model.ts'
import { type Patience, patience } from './patience.ts'

/** How far a model is; `absent` where the browser has no such interface. */
export type ModelState = 'absent' | 'unavailable' | 'downloadable' | 'downloading' | 'available'

/** What a session must be able to do. */
export interface ModelWish {
  readonly sees: boolean
  /** A language tag without a region, that it reads and writes. */
  readonly language: string
}

/** The first wish that can be met, and how far it is. */
export interface FoundModel {
  readonly state: ModelState
  readonly wish: ModelWish
}

/** One question and what holds for its answer. */
export interface Question {
  readonly words: string
  readonly picture?: Blob | undefined
  /** A JSON schema that the answer must fit. */
  readonly schema?: object | undefined
  /** The schema is not told in words as well, which spares room. */
  readonly schemaUntold?: boolean
  /** In characters; a longer answer is broken off there. */
  readonly most: number
  /** Gets the whole answer so far, each time it grows. */
  readonly onText?: (textSoFar: string) => void
}

/** A conversation. It remembers what was said. */
export interface ModelSession {
  /** @throws AppError `model-gave-up` with the reason, or `cancelled` */
  readonly ask: (question: Question, signal: AbortSignal) => Promise<string>
  /** Another conversation that begins as this one did. @throws as `ask` */
  readonly fork: (signal: AbortSignal) => Promise<ModelSession>
  readonly close: () => void
}

/** The Prompt API, as far as it is used: the draft of June 2026. */
interface Api {
  availability(options: object): Promise<ModelState>
  create(options: object): Promise<ApiSession>
}
interface ApiSession {
  promptStreaming(input: readonly object[], options: object): ReadableStream<string>
  clone(options: object): Promise<ApiSession>
  destroy(): void
}

// The draft's shape: browsers that have it are held to it by nothing but this.
const api = () => languageModel() as Api | undefined

/** `availability` and `create` must be asked for the same. */
function optionsOf({ sees, language }: ModelWish) {
  // The questions are English, whatever the answers are.
  const languages = [...new Set(['en', language])]
  return {
    expectedInputs: [{ type: 'text', languages }, ...(sees ? [{ type: 'image' }] : [])],
    expectedOutputs: [{ type: 'text', languages: [language] }],
  }
}

/** In milliseconds. It only asks what there is. */
const LOOK_MS = 15_000

/**
 * Finds the first of the wishes that the browser can meet. A browser that fails or does not answer
 * has no model.
 */
export async function findModel(wishes: readonly [ModelWish, ...ModelWish[]]): Promise<FoundModel> {
  const there = api()
  const [first] = wishes
  if (!there) return { state: 'absent', wish: first }
  for (const wish of wishes) {
    const waiting = patience(new AbortController().signal, LOOK_MS)
    const asked = (async () => there.availability(optionsOf(wish)))()
    const state = await waiting.orOver(asked).catch((): ModelState => 'unavailable')
    waiting.end()
    if (state !== 'unavailable') return { state, wish }
  }
  return { state: 'unavailable', wish: first }
}

/**
 * Has the browser fetch its model. Call it in the click that asks for it: the browser wants one.
 * `onShare` gets how much has arrived, 0 to 1.
 * @throws AppError `model-not-fetched` with the reason, or `cancelled`
 */
export async function fetchModel(
  wish: ModelWish,
  onShare: (share: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const cancelled = Promise.withResolvers<never>()
  cancelled.promise.catch(() => undefined)
  const cancel = () => cancelled.reject(new AppError('cancelled'))
  signal.addEventListener('abort', cancel, { once: true })
  const monitor = (progress: EventTarget) =>
    progress.addEventListener('downloadprogress', (event) => onShare(Number(Reflect.get(event, 'loaded'))))
  try {
    const created = (async () => api()?.create({ ...optionsOf(wish), monitor, signal }))()
    endLate(created, signal)
    const session = await Promise.race([created, cancelled.promise])
    if (!session) throw new AppError('model-not-fetched', { code: 'model-absent' })
    session.destroy()
  } catch (error) {
    if (signal.aborted || isCancel(error)) throw new AppError('cancelled')
    throw new AppError('model-not-fetched', faultOf(error, 'fetching'), { cause: error })
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}

/**
 * Begins a conversation with a model that is there. `system`: what holds for all of it.
 * @throws AppError `model-gave-up` with the reason, or `cancelled`
 */
export async function openSession(
  wish: ModelWish,
  system: string,
  signal: AbortSignal,
): Promise<ModelSession> {
  return inPatience(signal, async (waiting) => {
    const initialPrompts = [{ role: 'system', content: system }]
    // The signal ends what is opened with it, so it is the job's.
    const opened = (async () => api()?.create({ ...optionsOf(wish), initialPrompts, signal }))()
    endLate(opened, waiting.signal)
    const session = await waiting.orOver(opened)
    if (!session) throw new AppError('model-gave-up', { code: 'model-absent' })
    return asSession(session)
  })
}

/** Ends a session that opens when nobody waits for it any more. */
function endLate(opening: Promise<ApiSession | undefined>, given: AbortSignal): void {
  opening.then(
    (session) => given.aborted && session?.destroy(),
    () => undefined,
  )
}

function asSession(session: ApiSession): ModelSession {
  return {
    ask: (question, signal) => inPatience(signal, (waiting) => answer(session, question, waiting)),
    fork: (signal) =>
      inPatience(signal, async (waiting) => {
        const cloned = session.clone({ signal })
        endLate(cloned, waiting.signal)
        return asSession(await waiting.orOver(cloned))
      }),
    close: () => session.destroy(),
  }
}

async function answer(session: ApiSession, question: Question, waiting: Patience): Promise<string> {
  const { words, picture, schema, schemaUntold, most, onText } = question
  const text = { type: 'text', value: words }
  const content = picture ? [text, { type: 'image', value: picture }] : [text]
  const told = schemaUntold ? { omitResponseConstraintInput: true } : {}
  const held = schema ? { responseConstraint: schema, ...told } : {}
  const stream = session.promptStreaming([{ role: 'user', content }], { ...held, signal: waiting.signal })
  const reader = stream.getReader()
  let said = ''
  try {
    for (;;) {
      const { done, value = '' } = await waiting.orOver(reader.read())
      if (done) return said
      said += value
      waiting.heard()
      onText?.(said)
      if (said.length > most) return said
    }
  } finally {
    // Of a broken stream this rejects, and that is told already.
    void reader.cancel().catch(() => undefined)
  }
}

async function inPatience<Value>(
  signal: AbortSignal,
  work: (waiting: Patience) => Promise<Value>,
): Promise<Value> {
  const waiting = patience(signal)
  try {
    return await work(waiting)
  } catch (error) {
    if (signal.aborted) throw new AppError('cancelled')
    if (error instanceof AppError) throw error
    throw new AppError('model-gave-up', faultOf(error, 'asking'), { cause: error })
  } finally {
    waiting.end()
  }
}
