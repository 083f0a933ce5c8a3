import { ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js'

export interface ZipFile {
  readonly path: string
  readonly content: Blob
  /** The content passes through this unchanged. */
  readonly through?: TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>
}

/**
 * A zip of files, streamed with one chunk in memory at a time. Stored without compression: pictures
 * and clips are compressed already. `at`: the date of every file, in milliseconds since the epoch.
 */
export function writeZip(files: AsyncIterable<ZipFile>, at = Date.now()): ReadableStream<Uint8Array> {
  let fail: (error: unknown) => void = () => undefined
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>({
    start: (controller) => {
      fail = (error) => controller.error(error)
    },
  })
  const zip = new ZipWriter(writable, { level: 0, useWebWorkers: false, lastModDate: new Date(at) })
  const write = async () => {
    for await (const { path, content, through } of files) {
      const stream = through ? content.stream().pipeThrough(through) : content.stream()
      await zip.add(path, { readable: stream, size: content.size })
    }
    await zip.close()
  }
  write().catch(fail)
  return readable
}
