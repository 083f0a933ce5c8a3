import '@ffmpeg/ffmpeg/worker'
import type { Core, CoreOptions } from '@ffmpeg/core'
import { allowOwnScripts } from '../../script-policy.ts'
import { createCore, type Omissions, type Part, takeFiles, watchReads } from './ffmpeg-core.ts'
import { GAP_OPTION, type LoadRequest, OUT_DIR, ZEROED_OPTION } from './protocol.ts'

/**
 * Minimum interval of signs of life: often enough for the watchdog, rare enough to cost nothing.
 */
const SIGN_EVERY_MS = 500

let lastSignMs = 0

/** Sends a sign of life as one of the stock worker's progress messages. */
function sendSign(): void {
  const nowMs = performance.now()
  if (nowMs - lastSignMs < SIGN_EVERY_MS) return
  lastSignMs = nowMs
  self.postMessage({ type: 'PROGRESS', data: { progress: 0, time: 0 } })
}

/** Pictures also travel as progress: the stock class forwards any content. */
function sendFiles(core: Core): void {
  takeFiles(core, OUT_DIR, (name, data) => {
    self.postMessage({ type: 'PROGRESS', data: { progress: 0, time: 0, file: { name, data } } }, [
      data.buffer,
    ])
  })
}

/** Splits off our option: the byte range of the call, and ffmpeg's own arguments. */
function takeOption(option: string, args: readonly string[]): { part?: Part; rest: readonly string[] } {
  if (args[0] !== option) return { rest: args }
  const [start = 0, end = 0] = (args[1] ?? '').split('-').map(Number)
  return { part: { start, end }, rest: args.slice(2) }
}

/** The first message is the stock class's load request, with our program added. */
const program = new Promise<WebAssembly.Module>((resolve) => {
  self.addEventListener('message', ({ data }: MessageEvent<LoadRequest>) => resolve(data.data.program), {
    once: true,
  })
})

async function createFFmpegCore(options: CoreOptions) {
  const core = await createCore(options, await program)
  let sends = false
  let omissions: Omissions = {}
  const onRead = () => {
    sendSign()
    if (sends) sendFiles(core)
  }
  watchReads(core, onRead, () => omissions)
  const { exec, ffprobe } = core
  core.exec = (...args) => {
    sends = core.FS.analyzePath(OUT_DIR).exists
    const { part, rest } = takeOption(GAP_OPTION, args)
    omissions = part ? { gap: part } : {}
    const result = exec(...rest)
    if (sends) sendFiles(core)
    sends = false
    omissions = {}
    return result
  }
  core.ffprobe = (...args) => {
    const { part, rest } = takeOption(ZEROED_OPTION, args)
    omissions = part ? { zeroed: part } : {}
    const result = ffprobe(...rest)
    omissions = {}
    return result
  }
  return core
}

/**
 * The stock worker of @ffmpeg/ffmpeg with our core. It loads a core by `importScripts`, which must
 * define `createFFmpegCore` and cannot work in a module worker. Here the bundled factory is defined
 * beforehand and `importScripts` does nothing, so no script is loaded by address.
 */
Object.assign(self, { createFFmpegCore, importScripts: () => undefined })
allowOwnScripts()
