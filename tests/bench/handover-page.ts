import type { FileKind } from '../../src/domain/handover/file-kinds.ts'
import type { HandoverOptions } from '../../src/domain/handover/options.ts'
import { toAppError } from '../../src/lib/errors.ts'
import { encodeBase64 } from '../../src/services/engines/base64.ts'
import { type MadeFile, type MakeSession, openMakeSession } from '../../src/services/handover/make-session.ts'
import { BROWSER_WAYS, browserVideo } from '../../workers/handover/animatic/browser-video.ts'
import { openDrawing } from '../../workers/handover/animatic/drawing.ts'
import { animaticBy } from '../../workers/handover/animatic/make.ts'
import { planesSurface } from '../../workers/handover/animatic/planes-surface.ts'
import type { MakerTools } from '../../workers/handover/maker.ts'
import { makeJob } from '../fixtures/handover-job.ts'
import { makeShot, makeTake } from '../fixtures/make-project.ts'

/**
 * A board to make into files: by the worker as it is, or, with a way, in the page; there `all` ways
 * of encoding video are tried, or one alone.
 */
export interface FilesWish {
  readonly kinds: readonly FileKind[]
  readonly way?: 'all' | 'avc' | 'vp9' | 'vp8' | 'ffmpeg'
  readonly shots: readonly Parameters<typeof makeShot>[1][]
  /** Of each shot's picture, in pixels. */
  readonly size: { readonly width: number; readonly height: number }
  readonly options: Partial<HandoverOptions>
  /** How the board is called. */
  readonly name?: string
  /** In a worker that has made the same before. */
  readonly started?: boolean
}

export interface FileRun {
  readonly path: string
  readonly notes: readonly string[]
  /** In base64. */
  readonly bytes: string
}

/** What it took to make files. */
export interface Took {
  readonly paths: readonly string[]
  readonly ms: number
  /** How far the last kind was told to be, at the end. */
  readonly progress: number
  readonly failure?: string
}

export interface FilesRun extends Took {
  readonly files: readonly FileRun[]
  /** The picture of every shot, as PNG. */
  readonly picture: string
}

declare global {
  interface Window {
    /** The three steps below in one. */
    readonly makeFiles: (wish: FilesWish) => Promise<FilesRun>
    /** Draws the pictures, and gets ready what is not to be measured. */
    readonly prepareFiles: (wish: FilesWish) => Promise<void>
    readonly runFiles: (wish: FilesWish) => Promise<Took>
    readonly takeFiles: () => Promise<readonly FileRun[]>
    readonly peers: typeof peers
  }
}

/** Saturated colours in soft shapes: wrong colour matrices and shifted views both show. */
async function drawnPicture({ width, height }: FilesWish['size']): Promise<Blob> {
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

let picture = new Blob()
let made: readonly MadeFile[] = []
let session: MakeSession | undefined

function jobOf({ kinds, shots, size, options, name }: FilesWish) {
  const take = { ...makeTake('t', 'x'), ...size }
  return makeJob({
    project: {
      shots: shots.map((shot, i) => makeShot(`s${i}`, { takes: [take], ...shot })),
      ...(name && { name }),
    },
    options,
    job: { kinds },
  })
}

async function prepareFiles(wish: FilesWish): Promise<void> {
  picture = await drawnPicture(wish.size)
  made = []
  session?.end()
  session = undefined
  if (wish.started) await inWorker(wish, { load: async () => picture, onProgress: () => undefined })
}

async function runFiles(wish: FilesWish): Promise<Took> {
  const { way } = wish
  const clip = document.querySelector('input')?.files?.[0]
  const startedAt = performance.now()
  let progress = 0
  const tools = {
    load: async () => picture,
    clip,
    onProgress(share: number) {
      progress = share
    },
  }
  try {
    made = way
      ? await animaticBy(BROWSER_WAYS.filter(({ codec }) => way === 'all' || codec === way))(
          jobOf(wish),
          tools,
        )
      : await inWorker(wish, tools)
    return { ms: performance.now() - startedAt, paths: made.map(({ path }) => path), progress }
  } catch (error) {
    const { message, detail } = toAppError(error)
    return { ms: 0, paths: [], progress, failure: `${message} ${JSON.stringify(detail)}` }
  }
}

async function takeFiles(): Promise<readonly FileRun[]> {
  const files: FileRun[] = []
  for (const { path, notes = [], content } of made) {
    files.push({ path, notes, bytes: await base64Of(content) })
  }
  return files
}

async function makeFiles(wish: FilesWish): Promise<FilesRun> {
  await prepareFiles(wish)
  const took = await runFiles(wish)
  return { ...took, files: await takeFiles(), picture: await base64Of(picture) }
}

async function inWorker(
  wish: FilesWish,
  { load, clip, onProgress }: MakerTools,
): Promise<readonly MadeFile[]> {
  const job = jobOf(wish)
  session ??= openMakeSession(load, new AbortController().signal)
  try {
    const files: MadeFile[] = []
    for (const kind of wish.kinds) files.push(...(await session.make(kind, job, onProgress, clip)))
    return files
  } finally {
    if (!wish.started) {
      session.end()
      session = undefined
    }
  }
}

/** Frames that the encoder alone gets: a second. */
const FRAMES_DRAWN = 24

/** What the least of the work would take, in milliseconds. */
const peers = {
  /** Pictures read, and encoded as JPEG. */
  async pictures(count: number, size: FilesWish['size']): Promise<number> {
    const picture = await drawnPicture(size)
    const startedAt = performance.now()
    for (let i = 0; i < count; i++) {
      const bitmap = await createImageBitmap(picture)
      const context = new OffscreenCanvas(size.width, size.height).getContext('2d', { alpha: false })
      context?.drawImage(bitmap, 0, 0)
      bitmap.close()
      await context?.canvas.convertToBlob({ type: 'image/jpeg', quality: 0.86 })
    }
    return performance.now() - startedAt
  },
  /** The encoder with as many frames: those of a second, drawn before, there and back. */
  async encoder(wish: FilesWish, codec: string): Promise<number> {
    const way = BROWSER_WAYS.find((one) => one.codec === codec)
    if (!way) throw new Error('no such way')
    const picture = await drawnPicture(wish.size)
    const surface = planesSurface({ width: 1280, height: 720 })
    const drawing = await openDrawing(
      jobOf(wish),
      { load: async () => picture, onProgress: () => undefined },
      surface,
    )
    const drawn: Uint8Array[] = []
    for (let frame = 0; frame < FRAMES_DRAWN; frame++) {
      await drawing.draw(frame)
      drawn.push(surface.frame.data.slice())
    }
    const draw = async (frame: number) => {
      const at = frame % (2 * FRAMES_DRAWN)
      const shown = drawn[at < FRAMES_DRAWN ? at : 2 * FRAMES_DRAWN - 1 - at]
      if (shown) surface.frame.data.set(shown)
      return true
    }
    const startedAt = performance.now()
    await browserVideo(way, { ...drawing, draw }, surface.frame, 'Board', undefined, () => undefined)
    return performance.now() - startedAt
  },
  /** The board written as JSON so many times. */
  async json(count: number, shots: FilesWish['shots']): Promise<number> {
    const { project } = makeJob({ project: { shots: shots.map((shot, i) => makeShot(`s${i}`, shot)) } })
    const startedAt = performance.now()
    for (let i = 0; i < count; i++) await new Blob([JSON.stringify(project, undefined, 2)]).arrayBuffer()
    return performance.now() - startedAt
  },
}

// Fonts of a worker are the page's where a maker runs in it.
Object.assign(window, { makeFiles, prepareFiles, runFiles, takeFiles, peers, fonts: document.fonts })
