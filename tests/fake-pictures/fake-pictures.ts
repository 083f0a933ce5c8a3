import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as v from 'valibot'
import type { ServerFamily } from '../../src/domain/engines/picture-server.ts'
import { drawScene } from '../fake-openrouter/drawing.ts'
import { comfyuiRoute } from './comfyui.ts'
import { jsonOf, type PictureFault, type Route, readForm } from './http.ts'
import { BODIES } from './shapes.ts'

/** An imitation of a picture server: one family's routes, and a body that is checked strictly. */
export interface FakePictures {
  readonly url: string
  /** Bodies that were drawn, read. */
  readonly bodies: readonly Readonly<Record<string, unknown>>[]
  /** What a body had that the family does not take. */
  readonly violations: readonly string[]
  /** Cancelled jobs, as the server names them, and interruptions. */
  readonly stopped: readonly string[]
  readonly fail: (fault: PictureFault | undefined) => void
  readonly close: () => Promise<void>
}

interface Job {
  readonly id: string
  readonly body: Readonly<Record<string, unknown>>
  polls: number
  cancelled: boolean
}

/** Polls after which a job is done; a slow one never is. */
const POLLS = 2

export async function startFakePictures(family: ServerFamily): Promise<FakePictures> {
  const bodies: Record<string, unknown>[] = []
  const violations: string[] = []
  const stopped: string[] = []
  const jobs = new Map<string, Job>()
  let fault: PictureFault | undefined
  let release = () => {}

  const taken = (body: unknown): Readonly<Record<string, unknown>> | undefined => {
    const read = v.safeParse(BODIES[family], body)
    if (!read.success) {
      violations.push(...read.issues.map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.message}`))
      return undefined
    }
    bodies.push({ ...read.output })
    return read.output
  }

  const routes: Readonly<Record<ServerFamily, Route>> = {
    'sd-server': async (path, request, answer) => {
      if (path === 'GET /sdcpp/v1/capabilities') {
        return answer(200, {
          model: { name: 'sd_xl_base.safetensors', stem: 'sd_xl_base', path: '/m' },
          current_mode: 'img_gen',
        })
      }
      if (path === 'POST /sdcpp/v1/img_gen') {
        if (fault === 'full') return answer(429, { error: 'job queue is full' })
        if (fault === 'no-route') return answer(404, {})
        const body = taken(await jsonOf(request))
        if (!body) return answer(400, { error: 'invalid params' })
        const id = `job_${jobs.size + 1}`
        jobs.set(id, { id, body, polls: 0, cancelled: false })
        if (fault === 'held') await new Promise<void>((resolve) => (release = resolve))
        return answer(202, {
          id,
          kind: 'img_gen',
          status: 'queued',
          created: 1,
          poll_url: `/sdcpp/v1/jobs/${id}`,
        })
      }
      const [, id = '', cancels] = /^(?:GET|POST) \/sdcpp\/v1\/jobs\/([^/]+)(\/cancel)?$/.exec(path) ?? []
      const job = jobs.get(id)
      if (!job) return answer(404, { error: 'job not found' })
      const isQueued = (job.polls === 0 && fault !== 'slow') || fault === 'queued'
      if (cancels) {
        stopped.push(`${id} ${isQueued ? 'queued' : 'generating'}`)
        // What is being drawn is drawn to its end.
        if (!isQueued) return answer(409, { error: 'job cannot be cancelled' })
        job.cancelled = true
        return answer(200, { id, status: 'cancelled' })
      }
      const common = { id, kind: 'img_gen', created: 1, started: 2, completed: null, queue_position: 0 }
      if (fault === 'queued') {
        return answer(200, { ...common, status: 'queued', queue_position: 2, result: null, error: null })
      }
      job.polls += 1
      if (fault === 'error') {
        const error = { code: 'generation_failed', message: 'generate_image returned empty results' }
        return answer(200, { ...common, status: 'failed', result: null, error })
      }
      if (job.polls < POLLS || fault === 'slow')
        return answer(200, { ...common, status: 'generating', result: null, error: null })
      const images = fault === 'empty' ? [] : [{ index: 0, b64_json: picture(job.body) }]
      return answer(200, {
        ...common,
        status: 'completed',
        result: { output_format: 'png', images },
        error: null,
      })
    },
    webui: async (path, request, answer) => {
      if (path === 'GET /sdapi/v1/options')
        return answer(200, {
          samples_format: 'png',
          sd_model_checkpoint: 'SD15/dreamshaper_8.safetensors [879db523c3]',
        })
      if (path === 'POST /sdapi/v1/interrupt') {
        stopped.push('interrupt')
        return answer(200, {})
      }
      if (path === 'GET /sdapi/v1/progress') {
        return answer(200, {
          progress: 0.42,
          eta_relative: 7,
          state: { skipped: false, interrupted: false, job: 'scripts_img2img', job_count: 1, job_no: 0 },
          current_image: null,
          textinfo: null,
        })
      }
      if (path !== 'POST /sdapi/v1/img2img' || fault === 'no-route')
        return answer(404, { detail: 'Not Found' })
      const body = taken(await jsonOf(request))
      if (!body) return answer(422, { detail: 'value is not valid' })
      if (fault === 'error')
        return answer(500, { error: 'OutOfMemoryError', detail: '', body: '', errors: 'CUDA out of memory' })
      const info = JSON.stringify({
        seed: body.seed,
        sd_model_name: 'dreamshaper_8',
        sd_model_hash: '879db523c3',
      })
      return answer(200, { images: fault === 'empty' ? [] : [picture(body)], parameters: {}, info })
    },
    comfyui: comfyuiRoute({
      fault: () => fault,
      taken,
      violations,
      stopped,
      held: () => new Promise<void>((resolve) => (release = resolve)),
      picture: (prompt, width, height) => pictureOf(prompt, width, height),
    }),
    localai: async (path, request, answer) => {
      if (path === 'GET /v1/models')
        return answer(200, { object: 'list', data: [{ id: 'flux-kontext', object: 'model' }] })
      if (path === 'GET /version') return answer(200, { version: 'v3.8.0' })
      if (path !== 'POST /v1/images/generations' || fault === 'no-route')
        return answer(404, { error: { code: 404, message: 'Not found', type: '' } })
      const body = taken(await jsonOf(request))
      if (!body) return answer(400, { error: { code: 400, message: 'bad request', type: '' } })
      if (fault === 'error')
        return answer(500, { error: { code: 500, message: 'rpc error: model crashed', type: '' } })
      return answer(200, { created: 1, data: fault === 'empty' ? [] : [{ b64_json: picture(body) }] })
    },
    'openai-images': async (path, request, answer) => {
      const labelled = (id: string, ...labels: string[]) => ({ id, object: 'model', labels })
      if (path === 'GET /v1/models') {
        return answer(200, {
          object: 'list',
          data: [labelled('Llama-3.2', 'tool-calling'), labelled('Qwen-Image-Edit', 'image')],
        })
      }
      if (path !== 'POST /v1/images/edits' || fault === 'no-route')
        return answer(404, { error: { message: 'Not found' } })
      const body = taken(await formOf(request))
      if (!body) return answer(400, { error: { message: 'bad form' } })
      if (fault === 'error') return answer(500, { error: { message: 'the backend stopped' } })
      return answer(200, { created: 1, data: fault === 'empty' ? [] : [{ b64_json: picture(body) }] })
    },
  }

  const picture = (body: Readonly<Record<string, unknown>>): string => {
    const [width, height] =
      typeof body.size === 'string'
        ? body.size.split('x').map(Number)
        : [Number(body.width), Number(body.height)]
    return pictureOf(String(body.prompt), width ?? 64, height ?? 64).toString('base64')
  }
  const pictureOf = (prompt: string, width: number, height: number): Buffer => {
    if (fault === 'no-picture') return Buffer.from('no picture at all')
    const [wide, high] = fault === 'wrong-size' ? [320, 192] : [width, height]
    return drawScene(prompt, wide, high)
  }

  const server = createServer(async (request, response) => {
    if (fault !== 'no-cors') {
      response.setHeader('Access-Control-Allow-Origin', request.headers.origin ?? '*')
      response.setHeader('Access-Control-Allow-Headers', 'content-type')
    }
    if (request.method === 'OPTIONS') return void response.writeHead(204).end()
    const path = `${request.method} ${request.url?.split('?')[0]}`
    const isDrawing = path.startsWith('POST ') && !/cancel|interrupt|queue|upload/.test(path)
    if (isDrawing && fault === 'html')
      return void response.writeHead(502, { 'Content-Type': 'text/html' }).end('<html>Bad gateway</html>')
    if (isDrawing && fault === 'slow' && !HAS_JOBS.has(family)) {
      taken(await (family === 'openai-images' ? formOf(request) : jsonOf(request)))
      return
    }
    await routes[family](path, request, (status, body) => {
      const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body === undefined ? '' : JSON.stringify(body))
      response.writeHead(status, {
        'Content-Type': Buffer.isBuffer(body) ? 'image/png' : 'application/json',
        'Content-Length': bytes.length,
      })
      const isCut = fault === 'half' && (isDrawing ? family !== 'comfyui' : path === 'GET /view')
      if (isCut) {
        response.write(bytes.subarray(0, bytes.length / 2), () => setTimeout(() => response.destroy(), 20))
      } else response.end(bytes)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    bodies,
    violations,
    stopped,
    fail: (next) => {
      fault = next
      release()
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Families whose drawing is a job that is asked about. */
const HAS_JOBS: ReadonlySet<ServerFamily> = new Set(['sd-server', 'comfyui'])

/** Its pictures as base64, those of a list as one. */
async function formOf(request: IncomingMessage): Promise<unknown> {
  const { fields, files } = await readForm(request)
  const base64 = (field: string) =>
    files.filter((file) => file.field === field).map(({ bytes }) => bytes.toString('base64'))
  const [mask] = base64('mask')
  const others = files.filter(({ field }) => field !== 'mask' && field !== 'image[]')
  const rest = Object.fromEntries(others.map(({ field }) => [field, 'a file']))
  return { ...fields, ...rest, 'image[]': base64('image[]'), ...(mask ? { mask } : {}) }
}
