import { AudioSampleSink, BlobSource, Input, MATROSKA, MP4, QTFF, WEBM } from 'mediabunny'
import { SOUND_CHANNELS, SOUND_RATE } from './wav.ts'

/** Reads a clip's sound. */
export interface ClipSound {
  /** From a time in seconds, so many seconds; shorter at the clip's end. Two channels at 48 kHz. */
  readonly read: (from: number, seconds: number) => Promise<readonly Float32Array[]>
  readonly close: () => void
}

/** Opens a clip's sound with the browser's decoder; undefined where there is none to read. */
export async function openClipSound(clip: Blob): Promise<ClipSound | undefined> {
  const input = new Input({ source: new BlobSource(clip), formats: [MP4, QTFF, MATROSKA, WEBM] })
  const track = await input.getPrimaryAudioTrack().catch(() => null)
  if (!track || !(await track.canDecode().catch(() => false))) {
    input.dispose()
    return undefined
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
        const first = Math.max(0, Math.ceil((sample.timestamp - from) * SOUND_RATE))
        const end = Math.min(length, Math.ceil((sample.timestamp + sample.duration - from) * SOUND_RATE))
        for (let i = first; i < end; i++) {
          const at = (i / SOUND_RATE + from - sample.timestamp) * sample.sampleRate
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

/** The value between two samples. */
function between(samples: Float32Array | undefined, at: number): number {
  const whole = Math.floor(at)
  const a = samples?.[whole] ?? 0
  return a + ((samples?.[whole + 1] ?? a) - a) * (at - whole)
}
