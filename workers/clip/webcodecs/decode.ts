import type { FrameGroup } from '../../../src/domain/clip/decode-plan.ts'
import { watchSilence } from '../../../src/lib/silence.ts'
import type { Demuxed } from './demux.ts'
import { isDisposable, lengthBytesOf } from './disposable.ts'

/** Coded pictures in the decoder's queue: enough to keep it busy. */
const MOST_QUEUED = 12
/** Decoded frames that may wait to be read: decoders lend few, and 8K ones are large. */
const MOST_HELD = 3
/**
 * Silence after which a decoder is closed: it reports each picture it takes, and 8K takes a second
 * on a slow machine.
 */
const SILENT_MS = 8000

/**
 * Decodes the wanted pictures of a group; `onFrame` gets each in presentation order and must close
 * it. `onSign` is called for every decoded picture. Pictures neither wanted nor referenced are not
 * decoded.
 * @throws AppError `stalled`; what the decoder or `onFrame` throws.
 */
export async function decodeGroup(
  track: Demuxed,
  { key, wanted }: FrameGroup,
  onFrame: (frame: VideoFrame) => Promise<void>,
  onSign: () => void,
  silentMs = SILENT_MS,
): Promise<void> {
  let heldCount = 0
  let handing = Promise.resolve()
  const watch = watchSilence(silentMs, { code: 'decoder-silent' })
  let wake: () => void = () => undefined
  let broken: { readonly error: unknown } | undefined
  const stir = () => {
    watch.heard()
    wake()
  }
  let rejectFailed: (error: unknown) => void = () => undefined
  const failed = new Promise<never>((_, reject) => {
    rejectFailed = reject
  })
  // It may fail after all is done.
  failed.catch(() => undefined)
  const fail = (error: unknown) => {
    broken ??= { error }
    rejectFailed(error)
    wake()
  }
  const decoder = new VideoDecoder({
    error: fail,
    output: (frame) => {
      onSign()
      stir()
      if (broken || !wanted.has(frame.timestamp)) return frame.close()
      heldCount += 1
      handing = handing
        .then(() => (broken ? frame.close() : onFrame(frame)))
        .catch(fail)
        .then(() => {
          heldCount -= 1
          stir()
        })
    },
  })
  decoder.addEventListener('dequeue', stir)
  watch.silence.catch(fail)

  /** Waits for the next event, failures included. */
  async function change(): Promise<void> {
    if (!broken) {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
    if (broken) throw broken.error
  }

  async function feed(): Promise<void> {
    const lengthBytes = lengthBytesOf(track.config)
    let left = wanted.size
    const last = Math.max(...wanted.keys())
    for await (const { pts, key: isKey, data } of track.chunks(key)) {
      if (broken) throw broken.error
      watch.heard()
      const isWanted = wanted.has(pts)
      if (!isWanted && isKey && pts > last) break
      if (!isWanted && lengthBytes && isDisposable(data, lengthBytes)) continue
      while (decoder.decodeQueueSize >= MOST_QUEUED || heldCount >= MOST_HELD) await change()
      decoder.decode(new EncodedVideoChunk({ type: isKey ? 'key' : 'delta', timestamp: pts, data }))
      if (isWanted) left -= 1
      if (left === 0) break
    }
  }

  /** Feeds the decoder and waits until every wanted frame was passed on. */
  async function finish(): Promise<void> {
    await feed()
    let isFlushed = false
    decoder.flush().then(() => {
      isFlushed = true
      stir()
    }, fail)
    while (!isFlushed || heldCount > 0) await change()
  }

  try {
    decoder.configure(track.config)
    // Raced with the failure, because reading the file can hang too.
    await Promise.race([finish(), failed])
  } finally {
    watch.stop()
    // Later frames are closed unread.
    broken ??= { error: undefined }
    if (decoder.state !== 'closed') decoder.close()
  }
}
