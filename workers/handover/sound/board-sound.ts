import { perSecond } from '../../../src/domain/handover/frame-rates.ts'
import type { FrameTable } from '../../../src/domain/handover/frame-table.ts'
import { clipSeconds } from '../../../src/domain/handover/frame-views.ts'
import type { HandoverJob } from '../../../src/domain/handover/job.ts'
import type { MadeNote } from '../../../src/domain/handover/made-notes.ts'
import type { OwnSound } from '../../../src/domain/handover/own-sound.ts'
import type { Sound } from './read-sound.ts'
import { startSound } from './start-sound.ts'
import { SOUND_CHANNELS, SOUND_RATE, shotSamples, wavHeader } from './wav.ts'

type Samples = readonly Int16Array<ArrayBuffer>[]

/**
 * The sound of the whole board as WAV, exactly as long as its frames: the person's own file, else
 * the clip at each shot's moment, and silence for a shot without one. A note says why there is
 * none.
 * @param file the person's own, else the clip
 */
export async function boardSound(
  { project }: Pick<HandoverJob, 'project'>,
  file: Blob | undefined,
  table: FrameTable,
  open = startSound,
): Promise<Blob | MadeNote> {
  const { sound: own, video } = project
  if (!file || !(own ?? video)) return own ? 'no-sound-file' : 'no-clip'
  if (!own && table.shots.every(({ shot }) => shot.sourceTime === undefined)) return 'no-moments'
  const silent = own ? 'sound-file-silent' : 'clip-silent'
  const sound = await open(file)
  if (!sound) return silent
  try {
    const parts = await (own ? ownSamples(sound, own, table) : clipSamples(sound, table))
    const frames = parts.reduce((sum, part) => sum + part.length, 0) / SOUND_CHANNELS
    return new Blob([wavHeader(frames), ...parts], { type: 'audio/wav' })
  } catch {
    return silent
  } finally {
    sound.close()
  }
}

const sampleAt = (frame: number, { rate }: FrameTable) => Math.round((frame / perSecond(rate)) * SOUND_RATE)

async function clipSamples(sound: Sound, table: FrameTable): Promise<Samples> {
  const parts: Int16Array<ArrayBuffer>[] = []
  for (const timed of table.shots) {
    const samples = sampleAt(timed.start + timed.frames, table) - sampleAt(timed.start, table)
    const from = clipSeconds(timed, timed.start, table)
    const channels = from === undefined ? [] : await sound.read(from, samples / SOUND_RATE)
    parts.push(shotSamples(channels, samples))
  }
  return parts
}

/** Seconds of the person's own file that are read at once. */
const PART = 10

async function ownSamples(sound: Sound, { offset, level }: OwnSound, table: FrameTable): Promise<Samples> {
  const all = sampleAt(table.frames, table)
  const first = Math.min(all, Math.max(0, Math.round(offset * SOUND_RATE)))
  const parts = [new Int16Array(first * SOUND_CHANNELS)]
  const step = PART * SOUND_RATE
  let ended = false
  for (let at = first; at < all; at += step) {
    const samples = Math.min(step, all - at)
    const channels: readonly Float32Array[] = ended
      ? []
      : await sound.read(at / SOUND_RATE - offset, samples / SOUND_RATE)
    const there = channels[0]?.length ?? 0
    ended ||= there < samples
    const isLast = ended || at + samples === all
    parts.push(shotSamples(channels, samples, { level, fadesIn: at === first, fadesOut: isLast }))
  }
  return parts
}
