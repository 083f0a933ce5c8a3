import {
  AudioSample,
  AudioSampleSource,
  canEncodeAudio,
  EncodedPacket,
  Mp4OutputFormat,
  NullTarget,
  Output,
  Quality,
  WebMOutputFormat,
} from 'mediabunny'
import type { MakeStep } from '../../../src/domain/handover/make-step.ts'
import { AppError } from '../../../src/lib/errors.ts'
import { CLIP_PATH, startCore } from '../../clip/ffmpeg/core.ts'
import { OUT_DIR } from '../../clip/ffmpeg/protocol.ts'
import { SOUND_CHANNELS, SOUND_RATE, WAV_HEADER } from '../sound/wav.ts'
import { readAdts } from './adts.ts'

/** Sound in the codec of its file, ready to be put beside a picture. */
export interface EncodedSound {
  readonly codec: 'aac' | 'opus'
  readonly packets: () => AsyncGenerator<EncodedPacket>
  readonly meta: EncodedAudioChunkMetadata
}

const QUALITY = { numberOfChannels: SOUND_CHANNELS, sampleRate: SOUND_RATE }

/**
 * Encodes a WAV for MP4 (AAC) or WebM (Opus): by the browser where it can, else AAC by ffmpeg. An
 * MP4 never goes without the sound that was asked for.
 * @throws AppError `download-failed` where ffmpeg does not arrive, `worker-crashed`.
 */
export async function encodedSound(
  wav: Blob,
  file: 'mp4' | 'webm',
  onStep: (step: MakeStep) => void,
): Promise<EncodedSound> {
  const codec = file === 'mp4' ? 'aac' : 'opus'
  if (await canEncodeAudio(codec, { ...QUALITY, quality: new Quality('high') })) {
    return byBrowser(wav, codec)
  }
  if (file === 'webm') throw new AppError('bug')
  return byFfmpeg(wav, onStep)
}

/** Seconds of sound that are handed to the encoder at once. */
const PART = 1

async function byBrowser(wav: Blob, codec: EncodedSound['codec']): Promise<EncodedSound> {
  const found: EncodedPacket[] = []
  let meta: EncodedAudioChunkMetadata | undefined
  const source = new AudioSampleSource({
    codec,
    quality: new Quality('high'),
    onEncodedPacket: (packet, told) => {
      meta ??= told
      found.push(packet)
    },
  })
  const format = codec === 'aac' ? new Mp4OutputFormat() : new WebMOutputFormat()
  const output = new Output({ format, target: new NullTarget() })
  output.addAudioTrack(source)
  await output.start()
  const samples = new Int16Array(await wav.slice(WAV_HEADER).arrayBuffer())
  const step = PART * SOUND_RATE * SOUND_CHANNELS
  for (let at = 0; at < samples.length; at += step) {
    const sample = new AudioSample({
      data: samples.slice(at, at + step),
      format: 's16',
      numberOfChannels: SOUND_CHANNELS,
      sampleRate: SOUND_RATE,
      timestamp: at / SOUND_CHANNELS / SOUND_RATE,
    })
    await source.add(sample)
    sample.close()
  }
  await output.finalize()
  if (!meta) throw new AppError('bug')
  return {
    codec,
    meta,
    async *packets() {
      yield* found
    },
  }
}

/** Samples that an AAC encoder puts before the sound. */
const PRIMING = 1024

async function byFfmpeg(wav: Blob, onStep: (step: MakeStep) => void): Promise<EncodedSound> {
  onStep('encoder')
  const core = await startCore(wav, () => undefined)
  onStep('sound')
  try {
    let found: Uint8Array<ArrayBuffer> | undefined
    const skip = ['-af', `atrim=start_sample=${PRIMING}`]
    const args = ['-i', CLIP_PATH, ...skip, '-c:a', 'aac', '-b:a', '160k', '-f', 'adts']
    const done = await core.run([...args, `${OUT_DIR}/.sound`])
    if (done) found = await core.take(`${OUT_DIR}/.sound`)
    if (!found) throw new AppError('worker-crashed', core.complaints())
    return packetsOf(found)
  } finally {
    core.end()
  }
}

function packetsOf(file: Uint8Array<ArrayBuffer>): EncodedSound {
  const { frames, config } = readAdts(file)
  const [first] = frames
  if (!first) throw new AppError('bug')
  const duration = first.samples / SOUND_RATE
  return {
    codec: 'aac',
    meta: {
      decoderConfig: {
        codec: 'mp4a.40.2',
        numberOfChannels: SOUND_CHANNELS,
        sampleRate: SOUND_RATE,
        description: config,
      },
    },
    async *packets() {
      for (const [i, { data }] of frames.entries())
        yield new EncodedPacket(data, 'key', i * duration, duration)
    },
  }
}
