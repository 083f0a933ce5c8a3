import type { ServerFamily } from '../../../domain/engines/picture-server.ts'
import { AppError } from '../../../lib/errors.ts'
import { dataUrlBytes, decodeBase64 } from '../base64.ts'
import { COMFYUI_PROBE, drawByWorkflow } from './comfyui.ts'
import { drawAsJob, whileLooking } from './job.ts'
import { asJson, ask, idIn, recordOf, saidIn, type Talk, tell } from './talk.ts'

interface Family {
  /** A path that is answered for free. */
  readonly probe: string
  /** Draws one picture. @throws AppError as `ask`, `empty-response` */
  readonly draw: (talk: Talk, body: Body, pictures: Pictures) => Promise<Answer>
}

interface Answer {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** The model that drew it, where the server says so. */
  readonly model?: string | undefined
}

interface Pictures {
  readonly pictures: readonly Blob[]
  readonly mask?: Blob | undefined
}

type Body = Readonly<Record<string, unknown>>

export const TALKS: Readonly<Record<ServerFamily, Family>> = {
  'sd-server': { probe: '/sdcpp/v1/capabilities', draw: drawAsSdServer },
  webui: { probe: '/sdapi/v1/options', draw: drawAsWebui },
  localai: {
    probe: '/v1/models',
    draw: async (talk, body) =>
      firstPicture(recordOf(await ask(talk, '/v1/images/generations', asJson(body), '/v1/models')).data),
  },
  'openai-images': { probe: '/v1/models', draw: drawAsForm },
  comfyui: {
    probe: COMFYUI_PROBE,
    draw: async (talk, body) => ({ bytes: await drawByWorkflow(talk, body) }),
  },
}

/** What is already being drawn goes on there: this server can only take a job out of its queue. */
function drawAsSdServer(talk: Talk, body: Body): Promise<Answer> {
  const { probe } = TALKS['sd-server']
  const pathOf = (id: string) => `/sdcpp/v1/jobs/${encodeURIComponent(id)}`
  return drawAsJob(talk, {
    begin: async (begun) => idIn(recordOf(await ask(begun, '/sdcpp/v1/img_gen', asJson(body), probe)).id),
    ask: async (id) => {
      const job = recordOf(await ask(talk, pathOf(id), {}, probe))
      if (job.status === 'completed') return firstPicture(recordOf(job.result).images)
      if (job.status === 'failed' || job.status === 'cancelled') {
        throw new AppError('picture-server-failed', saidIn(job))
      }
      const place = Number(job.queue_position)
      if (job.status === 'queued' && place > 0) talk.onHow?.({ place })
      return undefined
    },
    cancel: (id) => tell(talk.address, `${pathOf(id)}/cancel`),
  })
}

/** One long request; the server goes on drawing until it is told to stop. */
async function drawAsWebui(talk: Talk, body: Body): Promise<Answer> {
  const { probe } = TALKS.webui
  const stop = () => void tell(talk.address, '/sdapi/v1/interrupt')
  talk.signal.addEventListener('abort', stop, { once: true })
  try {
    const drawing = ask(talk, '/sdapi/v1/img2img', asJson(body), probe)
    const answer = recordOf(
      await whileLooking(drawing, talk.signal, async (signal) => {
        const path = '/sdapi/v1/progress?skip_current_image=true'
        const { progress, state } = recordOf(await ask({ ...talk, signal }, path, {}, probe))
        const share = Number(progress)
        if (Number(recordOf(state).job_count) !== 0 && share > 0 && share <= 1) talk.onHow?.({ share })
      }),
    )
    return { ...firstPicture(answer.images), model: modelOf(answer.info) }
  } finally {
    talk.signal.removeEventListener('abort', stop)
  }
}

/** What drew the picture is told in a text of its own. */
function modelOf(info: unknown): string | undefined {
  if (typeof info !== 'string') return undefined
  try {
    const { sd_model_name } = recordOf(JSON.parse(info))
    return typeof sd_model_name === 'string' && sd_model_name !== '' ? sd_model_name : undefined
  } catch {
    return undefined
  }
}

/** A form with the pictures as files, in their order. */
async function drawAsForm(talk: Talk, body: Body, { pictures, mask }: Pictures): Promise<Answer> {
  const form = new FormData()
  for (const [name, value] of Object.entries(body)) {
    if (!Array.isArray(value) && name !== 'mask') form.append(name, String(value))
  }
  for (const [i, picture] of pictures.entries()) form.append('image[]', picture, `picture-${i + 1}.jpg`)
  if (mask) form.append('mask', mask, 'mask.png')
  const { probe } = TALKS['openai-images']
  const answer = await ask(talk, '/v1/images/edits', { method: 'POST', body: form }, probe)
  return firstPicture(recordOf(answer).data)
}

/** The first picture of a list of base64 texts, or of objects that hold one. */
function firstPicture(list: unknown): Answer {
  const [first] = Array.isArray(list) ? list : []
  const text = typeof first === 'string' ? first : recordOf(first).b64_json
  if (typeof text !== 'string' || text.trim() === '') {
    throw new AppError('empty-response', { code: 'answer-without-picture' })
  }
  const bytes = text.startsWith('data:') ? dataUrlBytes(text) : decodeBase64(text)
  return { bytes: bytes ?? new TextEncoder().encode(text) }
}
