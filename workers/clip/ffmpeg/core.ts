import { FFFSType, FFmpeg } from '@ffmpeg/ffmpeg'
import { AppError } from '../../../src/lib/errors.ts'
import { openPack } from '../../offline/packs/open-pack.ts'
import classWorkerURL from './ffmpeg.worker.ts?worker&url'
import { GAP_OPTION, HOLLOW_OPTION, OUT_DIR } from './protocol.ts'

/** Where the core sees the clip. The name says nothing: only the content counts. */
export const CLIP_PATH = '/clip/clip'
const CLIP_DIR = '/clip'

export const UNREADABLE = 'The browser can no longer read it. Was it moved, renamed or changed?'

const ANSWER_PATH = '/answer'
/** A damaged file can fill a log without end. */
const KEPT_COMPLAINTS = 50
const SIGN_EVERY_MS = 500

/** A file that a run has written; its name without the folder. */
export interface OutFile {
  readonly name: string
  readonly data: Uint8Array<ArrayBuffer>
}

/** A part of the clip, in bytes. */
export type ByteRange = readonly [start: number, end: number]

/**
 * One instance of ffmpeg, in a worker of its own, with a clip mounted. Calls wait for one another.
 */
export interface FrameCore {
  /**
   * ffprobe's answer about the clip; empty when it had none. What is hollow is not read: ffprobe
   * sees zeros there.
   */
  readonly probe: (args: readonly string[], hollow?: ByteRange) => Promise<string>
  /**
   * True when ffmpeg says that it succeeded. `onFile` gets each file of `OUT_DIR` while ffmpeg goes
   * on. To a clip that is read in order nothing follows after the bytes before the gap.
   */
  readonly run: (
    args: readonly string[],
    onFile?: (file: OutFile) => void,
    gap?: ByteRange,
  ) => Promise<boolean>
  /** From now on this is the clip. It is read where it lies and never copied. */
  readonly mount: (clip: Blob) => Promise<void>
  /** What the last `probe` or `run` printed as errors, oldest first. */
  readonly complaints: () => string
  /** Ends the worker, in the middle of a call too, which then rejects. */
  readonly end: () => void
}

/**
 * Starts ffmpeg and mounts the clip. `onSign` is called now and then while ffmpeg is alive, and
 * `program` is what `loadProgram` gives.
 * @throws AppError `download-failed`, `out-of-memory`; later calls also `clip-unreadable`,
 * `worker-crashed`.
 */
export async function startCore(
  clip: Blob,
  onSign: () => void,
  program = loadProgram(onSign),
): Promise<FrameCore> {
  const ffmpeg = new FFmpeg()
  let complaints: string[] = []
  let onFile: (file: OutFile) => void = () => undefined
  ffmpeg.on('log', ({ message }) => {
    complaints = [...complaints, message].slice(-KEPT_COMPLAINTS)
    onSign()
  })
  ffmpeg.on('progress', (event: { readonly progress: number; readonly file?: OutFile }) => {
    onSign()
    if (event.file) onFile(event.file)
  })
  await load(ffmpeg, await program)

  async function call<Result>(pending: Promise<Result>): Promise<Result> {
    try {
      return await pending
    } catch (error) {
      throw known(error)
    }
  }

  async function start(pending: () => Promise<number>): Promise<number> {
    complaints = []
    return await call(pending())
  }

  async function mount(blob: Blob): Promise<void> {
    await call(ffmpeg.mount(FFFSType.WORKERFS, { blobs: [{ name: 'clip', data: blob }] }, CLIP_DIR))
  }

  await call(ffmpeg.createDir(CLIP_DIR))
  await call(ffmpeg.createDir(OUT_DIR))
  await mount(clip)

  return {
    async probe(args, hollow) {
      await call(ffmpeg.writeFile(ANSWER_PATH, ''))
      // Its return value means nothing in this core: the answer tells.
      const withHollow = hollow ? [HOLLOW_OPTION, hollow.join('-')] : []
      await start(() => ffmpeg.ffprobe([...withHollow, '-v', 'error', ...args, '-o', ANSWER_PATH, CLIP_PATH]))
      return String(await call(ffmpeg.readFile(ANSWER_PATH, 'utf8')))
    },
    async run(args, hand = () => undefined, gap) {
      onFile = hand
      const withGap = gap ? [GAP_OPTION, gap.join('-')] : []
      return (await start(() => ffmpeg.exec([...withGap, '-v', 'error', ...args]))) === 0
    },
    async mount(other) {
      await call(ffmpeg.unmount(CLIP_DIR))
      await mount(other)
    },
    complaints: () => complaints.join('\n'),
    end: () => ffmpeg.terminate(),
  }
}

/**
 * Downloads ffmpeg, or takes it from the shelf, and compiles it: once for any number of cores,
 * which share the code.
 * @throws AppError `download-failed`, `out-of-memory`.
 */
export async function loadProgram(onSign: () => void): Promise<WebAssembly.Module> {
  // The first visit downloads some ten megabytes: slow is not dead while the browser keeps the
  // request open.
  const timer = setInterval(onSign, SIGN_EVERY_MS)
  try {
    return await WebAssembly.compile(await openPack('ffmpeg-core'))
  } catch (error) {
    throw notLoaded(error)
  } finally {
    clearInterval(timer)
  }
}

async function load(ffmpeg: FFmpeg, program: WebAssembly.Module): Promise<void> {
  try {
    // The class never hears of a worker that is not there, and would wait for ever.
    const script = await fetch(classWorkerURL)
    if (!script.ok) throw new Error(`${script.status} for the decoder's script`)
    const worker = new URL(classWorkerURL, self.location.href).href
    // The core comes with the worker's script and its program with the request: these two are only
    // not allowed to be empty.
    const request = { classWorkerURL: worker, coreURL: worker, wasmURL: worker, program }
    await ffmpeg.load(request)
  } catch (error) {
    ffmpeg.terminate()
    throw notLoaded(error)
  }
}

function notLoaded(error: unknown): Error {
  if (error instanceof AppError) return error
  const text = String(error)
  return new AppError(/memory/i.test(text) ? 'out-of-memory' : 'download-failed', text, { cause: error })
}

/** The class rejects with what the error in the worker looks like as text. */
function known(error: unknown): Error {
  const text = String(error)
  if (/^(NotReadableError|NotFoundError|SecurityError)/.test(text)) {
    return new AppError('clip-unreadable', UNREADABLE, { cause: error })
  }
  if (/out of memory|allocat/i.test(text)) return new AppError('out-of-memory', text, { cause: error })
  return new AppError('worker-crashed', text, { cause: error })
}
