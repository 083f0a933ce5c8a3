import type { AnimaticOptions } from '../../src/domain/handover/animatic-options.ts'
import type { RateName } from '../../src/domain/handover/frame-rates.ts'
import { toAppError } from '../../src/lib/errors.ts'
import { encodeBase64 } from '../../src/services/engines/base64.ts'
import { openMakeSession } from '../../src/services/handover/make-session.ts'
import { BROWSER_WAYS } from '../../workers/handover/animatic/browser-video.ts'
import { animaticBy } from '../../workers/handover/animatic/make.ts'
import { makeJob } from '../fixtures/handover-job.ts'
import { makeShot, makeTake } from '../fixtures/make-project.ts'

/** A board to make into a video; `way` is the worker as it is, or one way of encoding alone. */
export interface AnimaticWish {
  readonly kind: 'animatic' | 'gif'
  readonly way: 'app' | 'avc' | 'vp9' | 'vp8' | 'ffmpeg'
  readonly shots: readonly Parameters<typeof makeShot>[1][]
  readonly rate: RateName
  readonly animatic: AnimaticOptions
  readonly size: { readonly width: number; readonly height: number }
}

export interface AnimaticRun {
  readonly path: string
  readonly notes: readonly string[]
  readonly file: string
  /** The picture of every shot, as PNG. */
  readonly picture: string
  readonly ms: number
  /** How far it was told to be, at the end. */
  readonly progress: number
  readonly failure?: string
}

declare global {
  interface Window {
    readonly makeAnimatic: (wish: AnimaticWish) => Promise<AnimaticRun>
  }
}

/** Saturated colours in soft shapes: wrong colour matrices and shifted views both show. */
async function drawnPicture({ width, height }: AnimaticWish['size']): Promise<Blob> {
  const context = new OffscreenCanvas(width, height).getContext('2d')
  if (!context) throw new Error('no canvas')
  const slope = context.createLinearGradient(0, 0, width, height)
  for (const [at, colour] of ['#d04030', '#e8d048', '#38a858', '#3058c8', '#a040b0'].entries())
    slope.addColorStop(at / 4, colour)
  context.fillStyle = slope
  context.fillRect(0, 0, width, height)
  for (let i = 0; i < 40; i++) {
    const [x, y] = [((i * 37) % 41) / 41, ((i * 23) % 43) / 43]
    const glow = context.createRadialGradient(x * width, y * height, 0, x * width, y * height, height / 9)
    glow.addColorStop(0, `hsl(${(i * 67) % 360} 70% 60% / 90%)`)
    glow.addColorStop(1, `hsl(${(i * 67) % 360} 70% 60% / 0%)`)
    context.fillStyle = glow
    context.fillRect(0, 0, width, height)
  }
  return context.canvas.convertToBlob({ type: 'image/png' })
}

const base64Of = async (blob: Blob) => encodeBase64(new Uint8Array(await blob.arrayBuffer()))

async function makeAnimatic({ kind, way, shots, rate, animatic, size }: AnimaticWish): Promise<AnimaticRun> {
  const picture = await drawnPicture(size)
  const take = { ...makeTake('t', 'x'), ...size }
  const job = makeJob({
    project: { shots: shots.map((shot, i) => makeShot(`s${i}`, { takes: [take], ...shot })) },
    options: { rate, animatic },
    job: { kinds: [kind] },
  })
  const clip = document.querySelector('input')?.files?.[0]
  const startedAt = performance.now()
  let progress = 0
  const onProgress = (share: number) => {
    progress = share
  }
  try {
    const [made] =
      way === 'app'
        ? await inWorker(kind, job, picture, onProgress, clip)
        : await animaticBy(BROWSER_WAYS.filter(({ codec }) => codec === way))(job, {
            load: async () => picture,
            clip,
            onProgress,
          })
    const ms = performance.now() - startedAt
    if (!made) throw new Error('no file')
    const [file, drawn] = [await base64Of(made.content), await base64Of(picture)]
    return { path: made.path, notes: made.notes ?? [], file, picture: drawn, ms, progress }
  } catch (error) {
    const { message, detail } = toAppError(error)
    const failure = `${message} ${JSON.stringify(detail)}`
    return { path: '', notes: [], file: '', picture: '', ms: 0, progress, failure }
  }
}

async function inWorker(
  kind: AnimaticWish['kind'],
  job: ReturnType<typeof makeJob>,
  picture: Blob,
  onProgress: (share: number) => void,
  clip: Blob | undefined,
) {
  const session = openMakeSession(async () => picture, new AbortController().signal)
  try {
    return await session.make(kind, job, onProgress, clip)
  } finally {
    session.end()
  }
}

Object.assign(window, { makeAnimatic })
