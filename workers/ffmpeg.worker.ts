import '@ffmpeg/ffmpeg/worker'
import type { Core, CoreOptions } from '@ffmpeg/core'
import { type Blanks, createCore, type Part, takeFiles, watchReads } from './ffmpeg-core.ts'
import { GAP_OPTION, HOLLOW_OPTION, type LoadRequest, OUT_DIR } from './ffmpeg-protocol.ts'
import { allowOwnScripts } from './script-policy.ts'

/** A message at most this often: enough for a watchdog, too few to cost anything. */
const SIGN_EVERY_MS = 500

let lastSignMs = 0

/** A sign of life, in the form in which the stock worker reports progress. */
function sendSign(): void {
  const nowMs = performance.now()
  if (nowMs - lastSignMs < SIGN_EVERY_MS) return
  lastSignMs = nowMs
  self.postMessage({ type: 'PROGRESS', data: { progress: 0, time: 0 } })
}

/** Pictures travel as progress too: the stock class passes on whatever the message holds. */
function sendFiles(core: Core): void {
  takeFiles(core, OUT_DIR, (name, data) => {
    self.postMessage({ type: 'PROGRESS', data: { progress: 0, time: 0, file: { name, data } } }, [
      data.buffer,
    ])
  })
}

function partOf(argument = ''): Part {
  const [start = 0, end = 0] = argument.split('-').map(Number)
  return { start, end }
}

/** The first message is the stock class's request to load; what it holds beyond that is ours. */
const program = new Promise<WebAssembly.Module>((resolve) => {
  self.addEventListener('message', ({ data }: MessageEvent<LoadRequest>) => resolve(data.data.program), {
    once: true,
  })
})

async function createFFmpegCore(options: CoreOptions) {
  const core = await createCore(options, await program)
  let sends = false
  let blanks: Blanks = {}
  const onRead = () => {
    sendSign()
    if (sends) sendFiles(core)
  }
  watchReads(core, onRead, () => blanks)
  const { exec, ffprobe } = core
  core.exec = (...args) => {
    sends = core.FS.analyzePath(OUT_DIR).exists
    const hasGap = args[0] === GAP_OPTION
    blanks = hasGap ? { gap: partOf(args[1]) } : {}
    const result = exec(...args.slice(hasGap ? 2 : 0))
    if (sends) sendFiles(core)
    sends = false
    blanks = {}
    return result
  }
  core.ffprobe = (...args) => {
    const isHollow = args[0] === HOLLOW_OPTION
    blanks = isHollow ? { hollow: partOf(args[1]) } : {}
    const result = ffprobe(...args.slice(isHollow ? 2 : 0))
    blanks = {}
    return result
  }
  return core
}

/**
 * The stock worker of @ffmpeg/ffmpeg with our core in it. That worker loads a core by `importScripts`, which is to
 * define `createFFmpegCore`; in a module worker the call cannot work. Here the factory is there beforehand, bundled,
 * and the call has nothing left to do: no script is loaded by address.
 */
Object.assign(self, { createFFmpegCore, importScripts: () => undefined })
allowOwnScripts()
