import '@ffmpeg/ffmpeg/worker'
import type { Core, CoreOptions } from '@ffmpeg/core'
import { allowOwnScripts } from '../../script-policy.ts'
import { type Blanks, createCore, type Part, takeFiles, watchReads } from './ffmpeg-core.ts'
import { GAP_OPTION, HOLLOW_OPTION, type LoadRequest, OUT_DIR } from './protocol.ts'

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

/**
 * What a call is to do without, where its first argument is this option, and the arguments that are
 * ffmpeg's own.
 */
function takeOption(option: string, args: readonly string[]): { part?: Part; rest: readonly string[] } {
  if (args[0] !== option) return { rest: args }
  const [start = 0, end = 0] = (args[1] ?? '').split('-').map(Number)
  return { part: { start, end }, rest: args.slice(2) }
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
    const { part, rest } = takeOption(GAP_OPTION, args)
    blanks = part ? { gap: part } : {}
    const result = exec(...rest)
    if (sends) sendFiles(core)
    sends = false
    blanks = {}
    return result
  }
  core.ffprobe = (...args) => {
    const { part, rest } = takeOption(HOLLOW_OPTION, args)
    blanks = part ? { hollow: part } : {}
    const result = ffprobe(...rest)
    blanks = {}
    return result
  }
  return core
}

/**
 * The stock worker of @ffmpeg/ffmpeg with our core in it. That worker loads a core by
 * `importScripts`, which is to define `createFFmpegCore`; in a module worker the call cannot work.
 * Here the factory is there beforehand, bundled, and the call has nothing left to do: no script is
 * loaded by address.
 */
Object.assign(self, { createFFmpegCore, importScripts: () => undefined })
allowOwnScripts()
