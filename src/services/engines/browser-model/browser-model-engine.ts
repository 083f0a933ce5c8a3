import { BROWSER_HOST, BROWSER_MODEL } from '../../../domain/engines/browser-model.ts'
import { type AppError, isCancel } from '../../../lib/errors.ts'
import type { Described, DescribeRequest, Directed, DirectRequest, Engine } from '../engine.ts'
import { describeWith, type Shrink } from './describe.ts'
import { directWith } from './direct.ts'
import { asGaveUp, gaveUp, isFault } from './gave-up.ts'
import { findModel, type ModelSession, type ModelWish, openSession } from './language-model.ts'
import { describeTurns, directTurn } from './turns.ts'
import { wishesFor } from './wishes.ts'

/**
 * The engine that some browsers bring along (the Prompt API). It bills nothing. Where the model
 * fails, is gone, or would first have to be fetched, Sketch does the step and the answer says why;
 * the rest of the job is Sketch's then. One engine works for one job.
 */
export function createBrowserModelEngine(loadSketch: () => Promise<Engine>, shrink: Shrink): Engine {
  let failed: AppError | undefined

  async function orSketch<Answer extends Described | Directed>(
    signal: AbortSignal,
    byModel: () => Promise<Answer>,
    bySketch: (other: Engine) => Promise<Answer>,
  ): Promise<Answer> {
    try {
      if (!failed) return await byModel()
    } catch (error) {
      if (signal.aborted || isCancel(error)) throw error
      failed = asGaveUp(error)
    }
    return { ...(await bySketch(await loadSketch())), instead: failed }
  }

  return {
    id: 'browser-model',
    host: BROWSER_HOST,
    describe: (request, onText, signal, onLook = () => undefined) =>
      orSketch<Described>(
        signal,
        async () => ({
          model: BROWSER_MODEL,
          text: await describeClip(request, shrink, onText, onLook, signal),
        }),
        (other) => other.describe(request, onText, signal),
      ),
    direct: (request, signal) =>
      orSketch<Directed>(
        signal,
        async () => ({ model: BROWSER_MODEL, shots: await directBoard(request, signal) }),
        (other) => other.direct(request, signal),
      ),
    draw: () => Promise.reject(new Error('The browser’s own model draws nothing')),
  }
}

async function describeClip(
  request: DescribeRequest,
  shrink: Shrink,
  onText: (textSoFar: string) => void,
  onLook: (frames: number) => void,
  signal: AbortSignal,
): Promise<string> {
  const wish = await readyFor(true)
  const { system } = describeTurns({ times: [], measured: undefined, language: wish.language })
  // Frames that were looked at stay so where a conversation ends in the middle.
  const rest = { request, language: wish.language, shrink, seen: [], onText, onLook, signal }
  return conversing(wish, system, signal, (session) => describeWith(session, rest))
}

async function directBoard(request: DirectRequest, signal: AbortSignal): Promise<Directed['shots']> {
  const wish = await readyFor(false)
  const { system } = directTurn(request)
  return conversing(wish, system, signal, (session) => directWith(session, request, signal))
}

/**
 * What the model can do that is there. It is fetched in Settings alone, where a person asks for it.
 * @throws AppError `model-gave-up`
 */
async function readyFor(sees: boolean): Promise<ModelWish> {
  const found = await findModel(wishesFor(sees))
  if (found.state === 'available') return found.wish
  if (found.state === 'absent') throw gaveUp({ code: 'model-absent' })
  const reads = sees && found.state === 'unavailable' && (await findModel(wishesFor(false)))
  const isBlind = reads && reads.state === 'available'
  if (isBlind) throw gaveUp({ code: 'model-sees-nothing' })
  throw gaveUp({ code: found.state === 'unavailable' ? 'model-unavailable' : 'model-not-here' })
}

/** A conversation that ends in the middle is begun once more. */
async function conversing<Answer>(
  wish: ModelWish,
  system: string,
  signal: AbortSignal,
  work: (session: ModelSession) => Promise<Answer>,
): Promise<Answer> {
  const once = async () => {
    const session = await openSession(wish, system, signal)
    try {
      return await work(session)
    } finally {
      session.close()
    }
  }
  return once().catch((error: unknown) => {
    if (!isFault(error, 'model-died') || signal.aborted) throw error
    return once()
  })
}
