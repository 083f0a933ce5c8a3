import createStockCore, { type Core, type CoreOptions } from '@ffmpeg/core'

const STACK_BYTES = 8 * 1024 * 1024

/** The minified name of emscripten's `stackRestore` in @ffmpeg/core 0.12.10. */
const STACK_RESTORE = 'Ea'

/**
 * The stock core with a larger stack that starts empty at each call. The stock stack is 64 KB, and
 * every call leaks some of it: after about sixty calls it overflows, and a deep call (the JPEG
 * encoder's) overflows it at once, as a trap or as silent damage. The program is passed compiled,
 * because the core would keep a copy of its 32 MB of bytes.
 */
export async function createCore(options: CoreOptions, program: WebAssembly.Module): Promise<Core> {
  const core = await new Promise<Core>((resolve, reject) => {
    const instantiateWasm: CoreOptions['instantiateWasm'] = (imports, onInstance) => {
      // The core waits for the instance and ignores errors, so a failure rejects here.
      WebAssembly.instantiate(program, imports).then(onInstance).catch(reject)
      return {}
    }
    createStockCore({ ...options, instantiateWasm }).then(resolve, reject)
  })
  const restore = core.asm[STACK_RESTORE]
  if (typeof restore !== 'function') throw new Error('This is not the core that its stack fix was made for.')
  // The stack grows down from the block's end, which must be a multiple of 16.
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
 * Growth of the read-ahead in sequential reading, up to a limit: a read costs more than its bytes.
 */
const GROWTH = 4
const MOST_AHEAD_BYTES = 4 * 1024 * 1024

/** A byte range of the clip. */
export interface Part {
  readonly start: number
  readonly end: number
}

/** Ranges of the clip that a call skips. */
export interface Omissions {
  /** Sequential reading ends here. */
  readonly gap?: Part
  /** Reads as zeros. */
  readonly zeroed?: Part
}

/**
 * Replaces the core's file reading: `onRead` is called before each read, the one thing that every
 * long call keeps doing, and omissions are not read.
 */
export function watchReads(core: Core, onRead: () => void, omissions: () => Omissions): void {
  const { stream_ops } = core.FS.filesystems.WORKERFS
  const read = createReader()
  stream_ops.read = ({ node }, target, offset, length, position) => {
    onRead()
    const { gap, zeroed } = omissions()
    if (zeroed && position >= zeroed.start && position < zeroed.end) {
      const count = Math.min(length, zeroed.end - position)
      target.fill(0, offset, offset + count)
      return count
    }
    const most = Math.min(length, bytesBefore(gap, position), bytesBefore(zeroed, position))
    const bytes = read(node.contents, position, most)
    target.set(bytes, offset)
    return bytes.length
  }
}

/** Bytes readable from a position before an omission starts. */
function bytesBefore(omission: Part | undefined, position: number): number {
  return omission && position < omission.end ? Math.max(0, omission.start - position) : Infinity
}

/** Reads byte ranges on demand, with read-ahead for sequential access. */
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
 * Takes every file out of a folder of the core. Complete files only: the core is single-threaded,
 * and its image muxer opens, writes and closes a file in one step, between two reads of the clip.
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
