import {
  ADTS,
  AudioSampleSink,
  BlobSource,
  FLAC,
  Input,
  MATROSKA,
  MP3,
  MP4,
  OGG,
  QTFF,
  WAVE,
  WEBM,
} from 'mediabunny'
import { SOUND_CHANNELS, SOUND_RATE } from './wav.ts'

const FORMATS = [MP4, QTFF, MATROSKA, WEBM, MP3, WAVE, OGG, FLAC, ADTS]

/** Reads the sound of a file. */
export interface Sound {
  /** Two channels at 48 kHz. Times are in seconds; what lies past the file's end is left out. */
  readonly read: (from: number, seconds: number) => Promise<readonly Float32Array[]>
  readonly close: () => void
}

/**
 * Opens the first sound of a clip or a sound file with the browser's decoder.
 * @returns why there is none: the file has none, or in a codec that the browser does not decode.
 */
export async function openSound(file: Blob): Promise<Sound | 'none' | 'undecodable'> {
  const input = new Input({ source: new BlobSource(file), formats: FORMATS })
  const track = await input.getPrimaryAudioTrack().catch(() => null)
  if (!track || !(await track.canDecode().catch(() => false))) {
    input.dispose()
    return track ? 'undecodable' : 'none'
  }
  const sink = new AudioSampleSink(track)
  return {
    async read(from, seconds) {
      const length = Math.round(seconds * SOUND_RATE)
      const channels = Array.from({ length: SOUND_CHANNELS }, () => new Float32Array(length))
      let reached = 0
      for await (const sample of sink.samples(from, from + seconds)) {
        const count = sample.numberOfChannels
        const planes = Array.from({ length: Math.min(count, SOUND_CHANNELS) }, (_, planeIndex) => {
          const plane = new Float32Array(sample.numberOfFrames)
          sample.copyTo(plane, { planeIndex, format: 'f32-planar' })
          return plane
        })
        const first = Math.max(0, placeOf(sample.timestamp - from))
        const end = Math.min(length, placeOf(sample.timestamp + sample.duration - from))
        for (let i = first; i < end; i++) {
          const at = Math.max(0, (i / SOUND_RATE + from - sample.timestamp) * sample.sampleRate)
          for (const [c, channel] of channels.entries()) channel[i] = between(planes[c] ?? planes[0], at)
        }
        reached = Math.max(reached, end)
        sample.close()
      }
      return channels.map((channel) => channel.subarray(0, reached))
    },
    close: () => input.dispose(),
  }
}

/** Times are sums of fractions: a thousandth of a sample is none, and would leave a gap. */
const SLACK = 0.001

/** The first sample at or after a time in seconds. */
const placeOf = (seconds: number) => Math.ceil(seconds * SOUND_RATE - SLACK)

/** The value between two samples. */
function between(samples: Float32Array | undefined, at: number): number {
  const whole = Math.floor(at)
  const a = samples?.[whole] ?? 0
  return a + ((samples?.[whole + 1] ?? a) - a) * (at - whole)
}
