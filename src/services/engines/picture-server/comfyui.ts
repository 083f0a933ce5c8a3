import { digestOf } from '../../../lib/digest.ts'
import { AppError } from '../../../lib/errors.ts'
import { drawAsJob } from './job.ts'
import { asJson, ask, askFor, idIn, inOneLine, recordOf, saidIn, type Talk, tell } from './talk.ts'

/** A path that is answered for free. */
export const COMFYUI_PROBE = '/system_stats'

/** Where pictures lie among the server's inputs. */
const FOLDER = 'project-maestro'

/**
 * Puts a picture among the server's inputs, under a name that follows from its bytes, so that the
 * same picture lies there once.
 * @returns the name by which nodes load it
 */
export async function uploadPicture(talk: Talk, picture: Blob, dataUrl: string): Promise<string> {
  const type = picture.type === 'image/png' ? 'png' : 'jpg'
  const form = new FormData()
  form.append('image', picture, `${digestOf(dataUrl)}.${type}`)
  form.append('subfolder', FOLDER)
  form.append('type', 'input')
  form.append('overwrite', 'true')
  const kept = recordOf(await ask(talk, '/upload/image', { method: 'POST', body: form }, COMFYUI_PROBE))
  if (typeof kept.name !== 'string') throw new AppError('bad-response', { code: 'answer-not-json' })
  return kept.subfolder ? `${kept.subfolder}/${kept.name}` : kept.name
}

/**
 * Queues a workflow, asks after it, and fetches its first picture.
 * @throws AppError as `ask`, `empty-response`
 */
export async function drawByWorkflow(
  talk: Talk,
  body: Readonly<Record<string, unknown>>,
): Promise<Uint8Array<ArrayBuffer>> {
  let misses = 0
  const outputs = await drawAsJob(talk, {
    begin: async (begun) =>
      idIn(recordOf(await ask(begun, '/prompt', asJson(body), COMFYUI_PROBE)).prompt_id),
    ask: async (id) => {
      const history = await ask(talk, `/history/${encodeURIComponent(id)}`, {}, COMFYUI_PROBE)
      const done = recordOf(history)[id]
      if (done !== undefined) return outputsOf(done)
      const queue = await queueOf(talk)
      const place = queue.findIndex((one) => one.id === id)
      // Between both questions it may have ended.
      misses = place < 0 ? misses + 1 : 0
      if (misses > 2) throw new AppError('picture-server-failed', { code: 'job-lost' })
      if (place > 0) talk.onHow?.({ place })
      return undefined
    },
    cancel: (id) => cancelJob(talk.address, id),
  })
  return fetchPicture(talk, outputs)
}

/** Waiting ones are deleted; one that runs is interrupted, and only that one. */
async function cancelJob(address: string, id: string): Promise<void> {
  const talk = { address, signal: new AbortController().signal }
  await tell(address, '/queue', { delete: [id] })
  const [running] = await queueOf(talk)
  // Earlier versions interrupt whatever runs.
  if (running?.id === id && running.isRunning) await tell(address, '/interrupt', { prompt_id: id })
}

interface Queued {
  readonly id: unknown
  readonly isRunning: boolean
}

/** The jobs in the order in which they are done: what runs, then what waits, by its number. */
async function queueOf(talk: Talk): Promise<readonly Queued[]> {
  const queue = recordOf(await ask(talk, '/queue', {}, COMFYUI_PROBE))
  const listOf = (value: unknown) => (Array.isArray(value) ? value : []).filter(Array.isArray)
  const waiting = listOf(queue.queue_pending).toSorted(([a], [b]) => Number(a) - Number(b))
  return [
    ...listOf(queue.queue_running).map(([, id]) => ({ id, isRunning: true })),
    ...waiting.map(([, id]) => ({ id, isRunning: false })),
  ]
}

/** What the nodes of a job gave. @throws AppError `picture-server-failed` with what went wrong */
function outputsOf(done: unknown): readonly unknown[] {
  const { status, outputs } = recordOf(done)
  const { status_str, messages } = recordOf(status)
  if (status_str === 'error') throw new AppError('picture-server-failed', failureIn(messages))
  return Object.values(recordOf(outputs))
}

function failureIn(messages: unknown): string {
  const told = (Array.isArray(messages) ? messages : []).filter(Array.isArray)
  const of = (event: string) => told.find(([name]) => name === event)?.[1]
  const { exception_message, node_type } = recordOf(of('execution_error'))
  if (typeof exception_message === 'string') return inOneLine(`${node_type}: ${exception_message}`)
  return saidIn({ message: of('execution_interrupted') ? 'execution_interrupted' : 'execution_error' })
}

/** A saved picture before one that is only shown in the editor. */
async function fetchPicture(talk: Talk, outputs: readonly unknown[]): Promise<Uint8Array<ArrayBuffer>> {
  const pictures = outputs.flatMap((output) => {
    const { images } = recordOf(output)
    return (Array.isArray(images) ? images : []).map(recordOf)
  })
  const file = pictures.find(({ type }) => type === 'output') ?? pictures[0]
  if (typeof file?.filename !== 'string') {
    throw new AppError('empty-response', { code: 'answer-without-picture' })
  }
  const { filename, subfolder = '', type = 'output' } = file
  const query = new URLSearchParams({ filename, subfolder: String(subfolder), type: String(type) })
  return askFor(talk, `/view?${query}`, {}, COMFYUI_PROBE, async (response) => {
    return new Uint8Array(await response.arrayBuffer())
  })
}
