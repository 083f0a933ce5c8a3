import PQueue from 'p-queue'
import { type Packet, secondsAt } from '../../../src/domain/clip/shown-packets.ts'
import type { Reason } from '../../../src/lib/details.ts'
import { AppError } from '../../../src/lib/errors.ts'
import { type FramePath, formAt } from '../path.ts'
import { colourOf } from '../planes/colour.ts'
import { toPicture } from '../planes/picture.ts'
import { drawnPlanes } from './planes.ts'

const TICKS_IN_SECOND = 1e6

/**
 * Opens an animated picture with the browser's ImageDecoder.
 * @returns the reason, for the log, where it cannot.
 */
export async function openWithImageDecoder(
  file: Blob,
  type: string,
  onSign: () => void,
): Promise<FramePath | Reason> {
  if (typeof ImageDecoder === 'undefined' || !(await ImageDecoder.isTypeSupported(type))) {
    return { code: 'image-decoder-missing' }
  }
  const decoder = new ImageDecoder({ type, data: await file.arrayBuffer(), preferAnimation: true })
  try {
    await decoder.tracks.ready
    await decoder.completed
    const { packets, width, height } = await lookThrough(decoder, onSign)
    const last = packets.at(-1)
    const clock = { num: 1, den: TICKS_IN_SECOND, origin: packets[0]?.pts ?? 0 }
    if (!last || packets.some(({ pts }, i) => pts <= (packets[i - 1]?.pts ?? -1))) {
      throw new AppError('clip-unsupported', { code: 'times-missing' })
    }
    const duration = secondsAt(clock, last.pts + last.duration)
    const queue = new PQueue({ concurrency: 1 })
    const order = new Map(packets.map(({ pts }, index) => [pts, index]))
    return {
      decoder: 'webcodecs',
      clip: {
        ...{ duration, width, height, codec: type.replace('image/', ''), decoder: 'webcodecs' },
        fps: packets.length / duration,
      },
      clock,
      packetsAround: async () => packets,
      decode: ({ wanted }, form, onPicture) =>
        queue.add(async () => {
          // In order, because each picture is drawn over the previous one.
          for (const pts of [...wanted.keys()].toSorted((a, b) => a - b)) {
            const { image } = await decoder.decode({ frameIndex: order.get(pts) ?? 0 })
            onSign()
            try {
              const colour = colourOf({}, image.colorSpace, { width, height })
              onPicture({ pts, data: toPicture(drawnPlanes(image), colour, 'none', formAt(form, pts)) })
            } finally {
              image.close()
            }
          }
        }),
      close: () => decoder.close(),
    }
  } catch (error) {
    decoder.close()
    throw error
  }
}

/** Decodes all pictures to learn when each is shown. All depend on the first. */
async function lookThrough(decoder: ImageDecoder, onSign: () => void) {
  const packets: Packet[] = []
  let size = { width: 0, height: 0 }
  const count = decoder.tracks.selectedTrack?.frameCount ?? 0
  for (let frameIndex = 0; frameIndex < count; frameIndex++) {
    const { image } = await decoder.decode({ frameIndex })
    const { timestamp: pts, duration } = image
    size = { width: image.displayWidth, height: image.displayHeight }
    packets.push({ pts, dts: pts, duration: duration ?? 0, key: frameIndex === 0, shown: true })
    image.close()
    onSign()
  }
  return { packets, ...size }
}
