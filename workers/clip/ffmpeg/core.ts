import { FFFSType, FFmpeg } from '@ffmpeg/ffmpeg'
import { AppError } from '../../../src/lib/errors.ts'
import { openPack } from '../../offline/packs/open-pack.ts'
import classWorkerURL from './ffmpeg.worker.ts?worker&url'
import { GAP_OPTION, OUT_DIR, ZEROED_OPTION } from './protocol.ts'

/** The clip's path inside the core. It has no extension: ffmpeg detects the format by content. */
export const CLIP_PATH = '/clip/clip'
const CLIP_DIR = '/clip'
/** Beside the clip, a folder for each further file. */
const MORE_DIR = '/more'

export const UNREADABLE = { code: 'file-moved' } as const

const ANSWER_PATH = '/answer'
/** A damaged file can fill the log without end. */
const KEPT_COMPLAINTS = 50
const SIGN_EVERY_MS = 500

const MICROSECONDS = 1e6

/** What the stock class hands on; `time` is how far ffmpeg has written, in microseconds. */
interface ProgressEvent {
  readonly progress: number
  readonly time: number
  readonly file?: OutFile
}

/** A file that ffmpeg wrote; its name without the folder. */
export interface OutFile {
  readonly name: string
  readonly data: Uint8Array<ArrayBuffer>
}

/** A byte range of the clip. */
export type ByteRange = readonly [start: number, end: number]

/** One ffmpeg instance in its own worker, with a clip mounted. Calls are serialized. */
export interface FrameCore {
  /**
   * ffprobe's output for the clip; empty when it had none. The `zeroed` range is not read and
   * appears as zeros.
   */
  readonly probe: (args: readonly string[], zeroed?: ByteRange) => Promise<string>
  /**
   * True when ffmpeg reports success. `onFile` gets each file of `OUT_DIR` while ffmpeg runs.
   * Sequential reading of the clip ends at the gap.
   */
  readonly run: (
    args: readonly string[],
    onFile?: (file: OutFile) => void,
    gap?: ByteRange,
  ) => Promise<boolean>
  /** Lays a second file beside the clip, read in place. @returns its path in the core. */
  readonly add: (name: string, file: Blob) => Promise<string>
  /** Takes a file out of the core. */
  readonly take: (path: string) => Promise<Uint8Array<ArrayBuffer>>
  /** Replaces the clip. It is read in place and never copied. */
  readonly mount: (clip: Blob) => Promise<void>
  /** The error lines of the last `probe` or `run`, oldest first. */
  readonly complaints: () => string
  /** Terminates the worker; a call in progress rejects. */
  readonly end: () => void
}

/**
 * Starts ffmpeg and mounts the clip. `onSign` is called while ffmpeg is alive; `program` comes from
 * `loadProgram`; `onTime` hears how far a run has written, in seconds.
 * @throws AppError `download-failed`, `out-of-memory`; later calls also `clip-unreadable`,
 * `worker-crashed`.
 */
export async function startCore(
  clip: Blob,
  onSign: () => void,
  program = loadProgram(onSign),
  onTime: (seconds: number) => void = () => undefined,
): Promise<FrameCore> {
  const ffmpeg = new FFmpeg()
  let complaints: string[] = []
  let onFile: (file: OutFile) => void = () => undefined
  ffmpeg.on('log', ({ message }) => {
    complaints = [...complaints, message].slice(-KEPT_COMPLAINTS)
    onSign()
  })
  ffmpeg.on('progress', (event: ProgressEvent) => {
    onSign()
    if (event.time > 0) onTime(event.time / MICROSECONDS)
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
    async probe(args, zeroed) {
      await call(ffmpeg.writeFile(ANSWER_PATH, ''))
      // This core's return value is meaningless, so the output file decides.
      const withZeroed = zeroed ? [ZEROED_OPTION, zeroed.join('-')] : []
      await start(() => ffmpeg.ffprobe([...withZeroed, '-v', 'error', ...args, '-o', ANSWER_PATH, CLIP_PATH]))
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
    async add(name, file) {
      const home = `${MORE_DIR}-${name}`
      await call(ffmpeg.createDir(home))
      await call(ffmpeg.mount(FFFSType.WORKERFS, { blobs: [{ name, data: file }] }, home))
      return `${home}/${name}`
    },
    async take(path) {
      const data = await call(ffmpeg.readFile(path))
      await call(ffmpeg.deleteFile(path))
      return typeof data === 'string' ? new TextEncoder().encode(data) : new Uint8Array(data)
    },
    complaints: () => complaints.join('\n'),
    end: () => ffmpeg.terminate(),
  }
}

/**
 * Downloads ffmpeg, or takes it from the pack cache, and compiles it once for all cores, which
 * share the code.
 * @throws AppError `download-failed`, `out-of-memory`.
 */
export async function loadProgram(onSign: () => void): Promise<WebAssembly.Module> {
  // The first visit downloads about ten megabytes: a slow download is alive while the request is
  // open.
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
    // The FFmpeg class does not notice a missing worker script and would wait for ever.
    const script = await fetch(classWorkerURL)
    if (!script.ok) throw new AppError('download-failed', `${classWorkerURL}: ${script.status}`)
    const worker = new URL(classWorkerURL, self.location.href).href
    // The worker's script contains the core and the request its program; these two must only be
    // non-empty.
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

/** The class rejects with the text of the worker's error. */
function known(error: unknown): Error {
  const text = String(error)
  if (/^(NotReadableError|NotFoundError|SecurityError)/.test(text)) {
    return new AppError('clip-unreadable', UNREADABLE, { cause: error })
  }
  if (/out of memory|allocat/i.test(text)) return new AppError('out-of-memory', text, { cause: error })
  return new AppError('worker-crashed', text, { cause: error })
}
