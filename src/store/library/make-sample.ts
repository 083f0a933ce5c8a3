import type { ProjectId } from '../../domain/ids.ts'
import { PROJECT_NAMES } from '../../domain/project/names.ts'
import { AppError, isCancel } from '../../lib/errors.ts'
import { stop } from '../jobs/running.ts'
import { commitProject } from '../project/edits.ts'
import { useProjectStore } from '../project/store.ts'
import { createProject } from './store.ts'

/** Told when bytes have come (0 to 1 of them), and when the project is being filled with them. */
type Show = (state: { readonly share: number | undefined; readonly stage?: 'filling' }) => void

const SAMPLE_SEED = 7

/**
 * Fetches the sample clip and style, then creates a project with them; its frames are still being
 * sampled when this resolves. Where it is cancelled later, the project goes to the trash.
 * @throws AppError `download-failed`, `cancelled`, and those of storage.
 */
export async function makeSample(signal: AbortSignal, show: Show): Promise<ProjectId | undefined> {
  const [[clip, style], { chooseVideo }, { chooseStyle }] = await Promise.all([
    fetchSample(signal, show),
    import('../jobs/start-steps.ts'),
    import('../style/style.ts'),
  ])
  signal.throwIfAborted()
  show({ stage: 'filling', share: undefined })
  const id = await createProject(PROJECT_NAMES.sample)
  if (!id || !clip || !style) return undefined
  await commitProject((project) => ({ ...project, settings: { ...project.settings, seed: SAMPLE_SEED } }))
  const filled = chooseStyle(style).then(() => Promise.race([chooseVideo(clip), clipIsKept(id)]))
  await Promise.race([filled, cancelled(signal)])
  if (!signal.aborted) return id
  await stop()
  await (await import('./edits.ts')).deleteProject(id, PROJECT_NAMES.sample)
  return undefined
}

/** Resolves when the project's clip is on disk: a crash after that loses only frames. */
function clipIsKept(id: ProjectId): Promise<void> {
  const isKept = () => {
    const { project, save } = useProjectStore.getState()
    return project?.id !== id || (project.video?.window !== undefined && save.status === 'saved')
  }
  return new Promise((resolve) => {
    const stopLooking = useProjectStore.subscribe(() => {
      if (!isKept()) return
      stopLooking()
      resolve()
    })
  })
}

const cancelled = (signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))

const PARTS = [
  { path: 'sample/clip.mp4', name: 'clip.mp4', type: 'video/mp4' },
  { path: 'sample/style.jpg', name: 'style.jpg', type: 'image/jpeg' },
]

/** The clip and the style. @throws AppError `download-failed`, `cancelled`. */
async function fetchSample(signal: AbortSignal, show: Show): Promise<readonly File[]> {
  try {
    const answers = await Promise.all(PARTS.map(({ path }) => fetch(path, { signal })))
    if (!answers.every(({ ok }) => ok)) throw new Error(answers.map(({ status }) => status).join())
    const total = answers.reduce((sum, { headers }) => sum + Number(headers.get('content-length') ?? NaN), 0)
    let come = 0
    const count = (bytes: number) => {
      come += bytes
      const percent = Math.min(100, Math.floor((100 * come) / total))
      if (percent >= 0) show({ share: percent / 100 })
    }
    const bodies = await Promise.all(answers.map((answer) => counted(answer, count).blob()))
    return PARTS.map(({ name, type }, index) => new File([bodies[index] ?? ''], name, { type }))
  } catch (cause) {
    throw isCancel(cause) ? cause : new AppError('download-failed', { code: 'the-sample' }, { cause })
  }
}

/** The same answer, whose bytes are counted as they come. */
function counted({ body }: Response, count: (bytes: number) => void): Response {
  const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(piece, out) {
      count(piece.length)
      out.enqueue(piece)
    },
  })
  return new Response(body?.pipeThrough(counter))
}
