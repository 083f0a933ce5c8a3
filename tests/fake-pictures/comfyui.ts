import * as v from 'valibot'
import { jsonOf, type PictureFault, type Route, readForm } from './http.ts'
import { UPLOAD } from './shapes.ts'

/** What the imitation of ComfyUI shares with the others. */
interface Shared {
  readonly fault: () => PictureFault | undefined
  /** A body that is checked; undefined for a wrong one. */
  readonly taken: (body: unknown) => Readonly<Record<string, unknown>> | undefined
  readonly violations: string[]
  readonly stopped: string[]
  /** Resolves once nothing goes wrong any more. */
  readonly held: () => Promise<void>
  readonly picture: (prompt: string, width: number, height: number) => Buffer
}

type Graph = Readonly<Record<string, { class_type: string; inputs: Readonly<Record<string, unknown>> }>>

interface Job {
  readonly id: string
  readonly number: number
  readonly graph: Graph
  polls: number
}

/** Polls of the history after which a job is done. */
const POLLS = 2

/** ComfyUI, server.py and execution.py. */
export function comfyuiRoute({ fault, taken, violations, stopped, held, picture }: Shared): Route {
  const inputs = new Set<string>()
  const jobs: Job[] = []
  let made = 0
  const item = ({ number, id, graph }: Job) => [number, id, graph, {}, ['9']]

  return async (path, request, answer) => {
    if (path === 'GET /system_stats') {
      return answer(200, {
        system: { os: 'posix', comfyui_version: '0.3.76', python_version: '3.12', argv: ['main.py'] },
        devices: [{ name: 'cpu', type: 'cpu', index: null, vram_total: 1, vram_free: 1 }],
      })
    }
    if (path === 'POST /upload/image') {
      const { fields, files } = await readForm(request)
      const [file] = files
      const read = v.safeParse(UPLOAD, fields)
      if (!read.success || files.length !== 1 || file?.field !== 'image' || !file.name) {
        violations.push('POST /upload/image')
        return answer(400, undefined)
      }
      const { subfolder = '', type = 'input' } = read.output
      inputs.add(subfolder ? `${subfolder}/${file.name}` : file.name)
      return answer(200, { name: file.name, subfolder, type })
    }
    if (path === 'POST /prompt') return await queue()
    if (path === 'GET /queue') {
      const running = fault() === 'queued' ? undefined : jobs[0]
      const waiting = jobs.filter((job) => job !== running)
      const foreign = (number: number) => [number, `foreign-${number}`, {}, {}, []]
      const others = fault() === 'queued' ? { running: [foreign(-2)], waiting: [foreign(-1)] } : undefined
      return answer(200, {
        queue_running: others?.running ?? (running ? [item(running)] : []),
        // A heap: only its first one is sure to be the next.
        queue_pending: [...waiting.map(item), ...(others?.waiting ?? [])],
      })
    }
    if (path === 'POST /queue') {
      const { delete: gone } = (await jsonOf(request)) as { delete: string[] }
      const first = fault() === 'queued' ? 0 : 1
      for (const id of gone) {
        const place = jobs.findIndex((one) => one.id === id)
        if (place >= first) {
          jobs.splice(place, 1)
          stopped.push(`${id} queued`)
        }
      }
      return answer(200, undefined)
    }
    if (path === 'POST /interrupt') {
      const { prompt_id: id } = (await jsonOf(request)) as { prompt_id?: string }
      if (id === undefined || fault() === 'queued') violations.push('interrupts what is not its own')
      stopped.push(`${id} running`)
      jobs.splice(0, 1)
      return answer(200, undefined)
    }
    const [, asked] = /^GET \/history\/(.+)$/.exec(path) ?? []
    if (asked) return history(asked)
    if (path === 'GET /view') return view(new URL(request.url ?? '', 'http://x').searchParams)
    return answer(404, undefined)

    async function queue() {
      if (fault() === 'no-route') return answer(404, undefined)
      const body = taken(await jsonOf(request)) as { prompt: Graph } | undefined
      const graph = body?.prompt
      const lost = graph && missing(graph)
      if (!graph || lost) {
        if (lost) violations.push(lost)
        return answer(400, refusal('Value not in list', `image: '${lost}' not in []`))
      }
      if (fault() === 'full') {
        return answer(
          400,
          refusal('Value not in list', "ckpt_name: 'a.safetensors' not in ['b.safetensors']"),
        )
      }
      made += 1
      const id = `prompt-${made}`
      jobs.push({ id, number: made, graph, polls: 0 })
      if (fault() === 'held') await held()
      return answer(200, { prompt_id: id, number: made, node_errors: {} })
    }

    /** A picture that was never uploaded, or a link to no node. */
    function missing(graph: Graph): string | undefined {
      for (const { class_type, inputs: given } of Object.values(graph)) {
        const file = class_type.startsWith('LoadImage') ? String(given.image) : undefined
        if (file !== undefined && !inputs.has(file)) return file
        const links = Object.values(given).filter(Array.isArray)
        const wrong = links.find(([node]) => !(node in graph))
        if (wrong) return `a link to ${wrong[0]}`
      }
      return undefined
    }

    function history(id: string) {
      const job = jobs.find((one) => one.id === id)
      if (!job) return answer(200, {})
      if (fault() === 'queued' || fault() === 'slow') return answer(200, {})
      job.polls += 1
      if (job.polls < POLLS) return answer(200, {})
      const start = ['execution_start', { prompt_id: id, timestamp: 1 }]
      const prompt = item(job)
      if (fault() === 'error') {
        const failed = {
          prompt_id: id,
          node_id: '3',
          node_type: 'KSampler',
          executed: [],
          exception_message: 'CUDA out of memory. Tried to allocate 2.00 GiB',
          exception_type: 'torch.OutOfMemoryError',
          traceback: ['  File "execution.py", line 1'],
        }
        const status = {
          status_str: 'error',
          completed: false,
          messages: [start, ['execution_error', failed]],
        }
        return answer(200, { [id]: { prompt, outputs: {}, status, meta: {} } })
      }
      const images = [
        { filename: 'preview_00001_.png', subfolder: '', type: 'temp' },
        { filename: `${id}_00001_.png`, subfolder: 'boards', type: 'output' },
      ]
      const outputs =
        fault() === 'empty' ? {} : { '8': { images: [images[0]] }, '9': { images: [images[1]] } }
      const status = { status_str: 'success', completed: true, messages: [start] }
      return answer(200, { [id]: { prompt, outputs, status, meta: {} } })
    }

    function view(asked: URLSearchParams) {
      const [, id] = /^(prompt-\d+)_00001_\.png$/.exec(asked.get('filename') ?? '') ?? []
      const job = jobs.find((one) => one.id === id)
      if (!job || asked.get('subfolder') !== 'boards' || asked.get('type') !== 'output') {
        violations.push(`GET /view?${asked}`)
        return answer(404, undefined)
      }
      jobs.splice(jobs.indexOf(job), 1)
      const inputsOf = (kind: string) =>
        Object.values(job.graph).find(({ class_type }) => class_type === kind)?.inputs
      const { width, height } = inputsOf('ImageScale') ?? inputsOf('EmptyLatentImage') ?? {}
      return answer(200, picture(String(inputsOf('CLIPTextEncode')?.text), Number(width), Number(height)))
    }
  }
}

const refusal = (message: string, details: string) => ({
  error: {
    type: 'prompt_outputs_failed_validation',
    message: 'Prompt outputs failed validation',
    details: '',
    extra_info: {},
  },
  node_errors: {
    '4': {
      errors: [{ type: 'value_not_in_list', message, details, extra_info: {} }],
      dependent_outputs: ['9'],
      class_type: 'CheckpointLoaderSimple',
    },
  },
})
