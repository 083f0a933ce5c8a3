import { type HeardSound, SOUND_LIMITS } from '../../../src/domain/handover/own-sound.ts'
import { AppError } from '../../../src/lib/errors.ts'
import { openSound } from './read-sound.ts'
import { SOUND_RATE } from './wav.ts'

/** Seconds that are decoded at once. */
const PART = 5
/** Parts of a second in which the loudest moment is kept, before they are drawn together. */
const FINE = 100

/**
 * Hears a file through, a few seconds in memory at a time: how long it really is, and how loud.
 * What a file claims of itself is not believed.
 * @throws AppError `sound-empty`, `sound-unreadable`, `sound-undecodable`, `sound-too-large`.
 */
export async function hear(file: Blob, onProgress: (share: number) => void): Promise<HeardSound> {
  if (file.size === 0) throw new AppError('sound-empty')
  if (file.size > SOUND_LIMITS.bytes) throw new AppError('sound-too-large')
  const sound = await openSound(file)
  if (sound === 'none') throw new AppError('sound-unreadable')
  if (sound === 'undecodable') throw new AppError('sound-undecodable')
  const fine: number[] = []
  let samples = 0
  try {
    for (let from = 0; ; from += PART) {
      if (from > SOUND_LIMITS.seconds) throw new AppError('sound-too-large')
      const [left, right] = await sound.read(from, PART)
      if (!left || left.length === 0) break
      samples += left.length
      const step = SOUND_RATE / FINE
      for (let at = 0; at < left.length; at += step) fine.push(loudest([left, right ?? left], at, at + step))
      onProgress(1 - PART / (from + 2 * PART))
      if (left.length < PART * SOUND_RATE) break
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw new AppError('sound-unreadable', undefined, { cause })
  } finally {
    sound.close()
  }
  if (samples === 0) throw new AppError('sound-unreadable')
  onProgress(1)
  return { seconds: Math.round((1000 * samples) / SOUND_RATE) / 1000, peaks: drawnTogether(fine) }
}

function loudest(channels: readonly Float32Array[], from: number, to: number): number {
  let most = 0
  for (const channel of channels) {
    const end = Math.min(to, channel.length)
    for (let i = from; i < end; i++) most = Math.max(most, Math.abs(channel[i] ?? 0))
  }
  return most
}

/** The peaks as they are drawn, in whole hundredths. */
function drawnTogether(fine: readonly number[]): readonly number[] {
  const count = Math.min(SOUND_LIMITS.peaks, fine.length)
  return Array.from({ length: count }, (_, i) => {
    const [from, to] = [i, i + 1].map((edge) => Math.floor((edge * fine.length) / count))
    return Math.round(100 * Math.min(1, Math.max(...fine.slice(from, to))))
  })
}
