/** Samples a second, and channels, of the sound of an animatic. */
export const SOUND_RATE = 48_000
export const SOUND_CHANNELS = 2

const BYTES = 2
/** Bytes before the samples. */
export const WAV_HEADER = 44

/**
 * The header of a WAV file of 16 bits (RIFF WAVE, Microsoft and IBM 1991).
 * @param frames samples of each channel
 */
export function wavHeader(frames: number): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(WAV_HEADER))
  const bytes = frames * SOUND_CHANNELS * BYTES
  const text = (at: number, letters: string) => {
    for (const [i, letter] of [...letters].entries()) view.setUint8(at + i, letter.charCodeAt(0))
  }
  text(0, 'RIFF')
  view.setUint32(4, WAV_HEADER - 8 + bytes, true)
  text(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, SOUND_CHANNELS, true)
  view.setUint32(24, SOUND_RATE, true)
  view.setUint32(28, SOUND_RATE * SOUND_CHANNELS * BYTES, true)
  view.setUint16(32, SOUND_CHANNELS * BYTES, true)
  view.setUint16(34, 8 * BYTES, true)
  text(36, 'data')
  view.setUint32(40, bytes, true)
  return new Uint8Array(view.buffer)
}

/** The length of a fade at a cut, in samples: 10 ms, which no ear takes for a click. */
const FADE = SOUND_RATE / 100

/**
 * Sound as samples of 16 bits, left and right in turn: exactly `frames` long, faded at its ends,
 * silent where the file has ended.
 */
export function shotSamples(
  channels: readonly Float32Array[],
  frames: number,
  { level = 1, fadesIn = true, fadesOut = true } = {},
): Int16Array<ArrayBuffer> {
  const samples = new Int16Array(frames * SOUND_CHANNELS)
  const there = Math.min(frames, channels[0]?.length ?? 0)
  for (let i = 0; i < there; i++) {
    const begun = fadesIn ? (i + 0.5) / FADE : 1
    const left = fadesOut ? (there - i - 0.5) / FADE : 1
    const fade = level * Math.min(1, begun, left)
    for (let c = 0; c < SOUND_CHANNELS; c++) {
      const value = (channels[c] ?? channels[0])?.[i] ?? 0
      samples[i * SOUND_CHANNELS + c] = Math.round(32767 * Math.min(1, Math.max(-1, fade * value)))
    }
  }
  return samples
}
