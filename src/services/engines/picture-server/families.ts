import type { ServerFamily } from '../../../domain/engines/picture-server.ts'
import { AppError } from '../../../lib/errors.ts'
import { waitFor } from '../../../lib/wait.ts'
import { dataUrlBytes, decodeBase64 } from '../base64.ts'
import { asJson, ask, recordOf, saidIn, type Talk } from './talk.ts'

interface Family {
  /** A path that is answered for free. */
  readonly probe: string
  /** Draws one picture. @returns its bytes @throws AppError as `ask`, `empty-response` */
  readonly draw: (talk: Talk, body: Body, pictures: readonly Blob[]) => Promise<Uint8Array<ArrayBuffer>>
}

type Body = Readonly<Record<string, unknown>>

/** How long to wait before asking again how far a job is. */
const POLL_MS = 1000

export const TALKS: Readonly<Record<ServerFamily, Family>> = {
  'sd-server': { probe: '/sdcpp/v1/capabilities', draw: drawAsJob },
  webui: { probe: '/sdapi/v1/options', draw: drawAsWebui },
  localai: {
    probe: '/v1/models',
    draw: async (talk, body) =>
      firstPicture(recordOf(await ask(talk, '/v1/images/generations', asJson(body), '/v1/models')).data),
  },
  'openai-images': { probe: '/v1/models', draw: drawAsForm },
}

/** A job that is begun, asked about, and cancelled there too. */
async function drawAsJob(talk: Talk, body: Body): Promise<Uint8Array<ArrayBuffer>> {
  const { probe } = TALKS['sd-server']
  const begun = recordOf(await ask(talk, '/sdcpp/v1/img_gen', asJson(body), probe))
  const path = `/sdcpp/v1/jobs/${encodeURIComponent(String(begun.id))}`
  const cancel = () => void tell(talk.address, `${path}/cancel`)
  talk.signal.addEventListener('abort', cancel, { once: true })
  try {
    for (;;) {
      const job = recordOf(await ask(talk, path, {}, probe))
      if (job.status === 'completed') return firstPicture(recordOf(job.result).images)
      if (job.status === 'failed' || job.status === 'cancelled') {
        throw new AppError('picture-server-failed', saidIn(job))
      }
      await waitFor(POLL_MS, talk.signal)
    }
  } finally {
    talk.signal.removeEventListener('abort', cancel)
  }
}

/** One long request; the server goes on drawing until it is told to stop. */
async function drawAsWebui(talk: Talk, body: Body): Promise<Uint8Array<ArrayBuffer>> {
  const stop = () => void tell(talk.address, '/sdapi/v1/interrupt')
  talk.signal.addEventListener('abort', stop, { once: true })
  try {
    const answer = await ask(talk, '/sdapi/v1/img2img', asJson(body), TALKS.webui.probe)
    return firstPicture(recordOf(answer).images)
  } finally {
    talk.signal.removeEventListener('abort', stop)
  }
}

/** A form with the pictures as files, in their order. */
async function drawAsForm(
  talk: Talk,
  body: Body,
  pictures: readonly Blob[],
): Promise<Uint8Array<ArrayBuffer>> {
  const form = new FormData()
  for (const [name, value] of Object.entries(body)) {
    if (!Array.isArray(value)) form.append(name, String(value))
  }
  for (const [i, picture] of pictures.entries()) form.append('image[]', picture, `picture-${i + 1}.jpg`)
  const answer = await ask(
    talk,
    '/v1/images/edits',
    { method: 'POST', body: form },
    TALKS['openai-images'].probe,
  )
  return firstPicture(recordOf(answer).data)
}

/** The first picture of a list of base64 texts, or of objects that hold one. */
function firstPicture(list: unknown): Uint8Array<ArrayBuffer> {
  const [first] = Array.isArray(list) ? list : []
  const text = typeof first === 'string' ? first : recordOf(first).b64_json
  if (typeof text !== 'string' || text.trim() === '') {
    throw new AppError('empty-response', { code: 'answer-without-picture' })
  }
  const bytes = text.startsWith('data:') ? dataUrlBytes(text) : decodeBase64(text)
  return bytes ?? new TextEncoder().encode(text)
}

/** Nobody waits for the answer: the person has cancelled. */
async function tell(address: string, path: string): Promise<void> {
  await fetch(`${address}${path}`, { method: 'POST', keepalive: true }).catch(() => undefined)
}
