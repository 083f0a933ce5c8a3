import {
  BufferTarget,
  EncodedAudioPacketSource,
  Mp4OutputFormat,
  NullTarget,
  Output,
  Quality,
  type VideoCodec,
  VideoSample,
  VideoSampleSource,
  WebMOutputFormat,
} from 'mediabunny'
import { perSecond } from '../../../src/domain/handover/frame-rates.ts'
import { BT709 } from './bt709.ts'
import type { Drawing } from './drawing.ts'
import type { EncodedSound } from './encoded-sound.ts'
import { blackPlanes, type Planes } from './planes.ts'
import type { Size } from './surface.ts'

/** A way in which a browser makes a video. */
export interface VideoWay {
  readonly file: 'mp4' | 'webm'
  readonly codec: VideoCodec
}

/** In the order in which they are tried; AV1 is left out, for Firefox takes ten times as long. */
export const BROWSER_WAYS: readonly VideoWay[] = [
  { file: 'mp4', codec: 'avc' },
  { file: 'webm', codec: 'vp9' },
  { file: 'webm', codec: 'vp8' },
]

/** A browser may promise a codec and then fail or hang; two frames show it. */
const TEST_FRAMES = 2
const TEST_MS = 3000

/** Seconds between two pictures that can be jumped to. */
const KEY_EVERY = 1
/** Parts of a second of video that are told: each frame would wake the page hundreds of times. */
const TOLD = 4

const configOf = (codec: VideoCodec) => ({
  codec,
  quality: new Quality('high'),
  keyFrameInterval: KEY_EVERY,
  latencyMode: 'quality' as const,
})

const formatOf = ({ file }: VideoWay) =>
  file === 'mp4' ? new Mp4OutputFormat({ fastStart: 'in-memory' }) : new WebMOutputFormat()

/** A frame of a video, in BT.709; the encoder copies it. */
const sampleOf = ({ width, height, data }: Planes, frame: number, fps: number) =>
  new VideoSample(data, {
    format: 'I420',
    codedWidth: width,
    codedHeight: height,
    colorSpace: BT709,
    timestamp: frame / fps,
    duration: 1 / fps,
  })

async function addTo(source: VideoSampleSource, sample: VideoSample): Promise<void> {
  await source.add(sample)
  sample.close()
}

/** The first way that really encodes two frames of this size; undefined where none does. */
export async function workingWay(
  ways: readonly VideoWay[],
  size: Size,
  fps: number,
): Promise<VideoWay | undefined> {
  if (typeof VideoEncoder === 'undefined') return undefined
  for (const way of ways) {
    const test = encodesTwoFrames(way, size, fps)
    if (await Promise.race([test, after(TEST_MS)])) return way
  }
  return undefined
}

async function encodesTwoFrames(way: VideoWay, { width, height }: Size, fps: number): Promise<boolean> {
  const output = new Output({ format: formatOf(way), target: new NullTarget() })
  try {
    const source = new VideoSampleSource(configOf(way.codec))
    output.addVideoTrack(source, { frameRate: fps })
    await output.start()
    const black = blackPlanes(width, height)
    for (let i = 0; i < TEST_FRAMES; i++) await addTo(source, sampleOf(black, i, fps))
    await output.finalize()
    return true
  } catch {
    await output.cancel().catch(() => undefined)
    return false
  }
}

const after = (ms: number) => new Promise<false>((resolve) => setTimeout(() => resolve(false), ms))

/**
 * Encodes every frame of a drawing with the browser's own codec: constant frame rate, and exactly
 * the table's frames.
 * @param picture what is drawn on. @throws what the encoder throws.
 */
export async function browserVideo(
  way: VideoWay,
  { table, draw }: Drawing,
  picture: Planes,
  title: string,
  sound: EncodedSound | undefined,
  onProgress: (share: number) => void,
): Promise<Blob> {
  const target = new BufferTarget()
  const output = new Output({ format: formatOf(way), target })
  const video = new VideoSampleSource(configOf(way.codec))
  const fps = perSecond(table.rate)
  const toldEach = Math.ceil(table.rate.count / TOLD)
  output.addVideoTrack(video, { frameRate: fps })
  const audio = sound && new EncodedAudioPacketSource(sound.codec)
  if (audio) output.addAudioTrack(audio)
  output.setMetadataTags({ title })
  try {
    await output.start()
    if (audio && sound) {
      for await (const packet of sound.packets()) await audio.add(packet, sound.meta)
      audio.close()
    }
    for (let frame = 0; frame < table.frames; frame++) {
      await draw(frame)
      await addTo(video, sampleOf(picture, frame, fps))
      if ((frame + 1) % toldEach === 0) onProgress((frame + 1) / table.frames)
    }
    await output.finalize()
    onProgress(1)
  } catch (error) {
    await output.cancel().catch(() => undefined)
    throw error
  }
  return new Blob([target.buffer ?? new ArrayBuffer(0)], { type: `video/${way.file}` })
}
