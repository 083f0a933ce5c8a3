import createStockCore, { type Core, type CoreOptions } from '@ffmpeg/core'

const STACK_BYTES = 8 * 1024 * 1024

/** What emscripten's `stackRestore` is called in @ffmpeg/core 0.12.10, as its own script says. */
const STACK_RESTORE = 'Ea'

/**
 * The stock core with a stack that is large enough and starts empty at each call. It is given its
 * program compiled: of the 32 MB of bytes it would keep a copy for as long as it lives. Its own is
 * 64 KB, of which every call leaves some in use: after some sixty calls it overflows, and a deep
 * call (the JPEG encoder's) overflows it at once, as a trap or as silent damage.
 */
export async function createCore(options: CoreOptions, program: WebAssembly.Module): Promise<Core> {
  const core = await new Promise<Core>((resolve, reject) => {
    const instantiateWasm: CoreOptions['instantiateWasm'] = (imports, onInstance) => {
      // The core waits for an instance, and hears of nothing else.
      WebAssembly.instantiate(program, imports).then(onInstance).catch(reject)
      return {}
    }
    createStockCore({ ...options, instantiateWasm }).then(resolve, reject)
  })
  const restore = core.asm[STACK_RESTORE]
  if (typeof restore !== 'function') throw new Error('This is not the core that its stack fix was made for.')
  // The stack grows downwards from the block's end, which WebAssembly wants on a multiple of 16.
  const stackEnd = (core._malloc(STACK_BYTES) + STACK_BYTES) & ~15

  const { exec, ffprobe } = core
  core.exec = (...args) => {
    restore(stackEnd)
    return exec(...args)
  }
  core.ffprobe = (...args) => {
    restore(stackEnd)
    return ffprobe(...args)
  }
  return core
}

/**
 * Reading in order, each piece is so much larger than the last, up to a limit: a read costs more
 * than its bytes do.
 */
const GROWTH = 4
const MOST_AHEAD_BYTES = 4 * 1024 * 1024

/** A part of the clip, in bytes. */
export interface Part {
  readonly start: number
  readonly end: number
}

/** Parts of the clip that a call does without. */
export interface Blanks {
  /** Here the clip has nothing: reading in order ends. */
  readonly gap?: Part
  /** This reads as zeros. */
  readonly hollow?: Part
}

/**
 * Reads the mounted file in our own way: `onRead` is called before each read, the one thing that
 * every long call keeps doing, and what the call does without is not read.
 */
export function watchReads(core: Core, onRead: () => void, blanks: () => Blanks): void {
  const { stream_ops } = core.FS.filesystems.WORKERFS
  const read = createReader()
  stream_ops.read = ({ node }, target, offset, length, position) => {
    onRead()
    const { gap, hollow } = blanks()
    if (hollow && position >= hollow.start && position < hollow.end) {
      const count = Math.min(length, hollow.end - position)
      target.fill(0, offset, offset + count)
      return count
    }
    const most = Math.min(length, bytesBefore(gap, position), bytesBefore(hollow, position))
    const bytes = read(node.contents, position, most)
    target.set(bytes, offset)
    return bytes.length
  }
}

/** How much can be read from a place on until a blank. */
function bytesBefore(blank: Part | undefined, position: number): number {
  return blank && position < blank.end ? Math.max(0, blank.start - position) : Infinity
}

/**
 * Reads parts of files as they are asked for, and further ahead when they are asked for in order.
 */
function createReader() {
  const reader = new FileReaderSync()
  let held: { readonly file: Blob; readonly start: number; readonly bytes: Uint8Array } | undefined
  let nextInOrder: number | undefined

  return (file: Blob, start: number, length: number): Uint8Array => {
    const end = Math.min(start + length, file.size)
    const isHeld = held?.file === file && start >= held.start && end <= held.start + held.bytes.length
    if (!held || !isHeld) {
      const ahead = held && start === nextInOrder ? Math.min(MOST_AHEAD_BYTES, GROWTH * held.bytes.length) : 0
      const part = file.slice(start, Math.max(end, start + ahead))
      held = { file, start, bytes: new Uint8Array(reader.readAsArrayBuffer(part)) }
    }
    nextInOrder = end
    return held.bytes.subarray(start - held.start, end - held.start)
  }
}

/**
 * Takes every file out of a folder of the core. Between two reads of the clip no picture is half
 * written: this core does one thing after another, and its image writer opens, fills and closes a
 * file in one go.
 */
export function takeFiles(
  { FS }: Core,
  folder: string,
  onFile: (name: string, data: Uint8Array) => void,
): void {
  for (const name of FS.readdir(folder)) {
    if (name.startsWith('.')) continue
    const path = `${folder}/${name}`
    const data = FS.readFile(path)
    FS.unlink(path)
    onFile(name, data)
  }
}
