import { perSecond } from '../../../src/domain/handover/frame-rates.ts'
import type { FrameTable } from '../../../src/domain/handover/frame-table.ts'
import { clipSeconds } from '../../../src/domain/handover/frame-views.ts'
import type { HandoverJob } from '../../../src/domain/handover/job.ts'
import type { MadeNote } from '../../../src/domain/handover/made-notes.ts'
import { SOUND_CHANNELS, SOUND_RATE, shotSamples, wavHeader } from './wav.ts'

/**
 * The sound of the whole board as WAV, exactly as long as its frames: the clip at each shot's
 * moment, and silence for a shot without one. A note says why there is none.
 */
export async function boardSound(
  { project }: Pick<HandoverJob, 'project'>,
  clip: Blob | undefined,
  table: FrameTable,
): Promise<Blob | MadeNote> {
  if (!project.video || !clip) return 'no-clip'
  if (table.shots.every(({ shot }) => shot.sourceTime === undefined)) return 'no-moments'
  const { openClipSound } = await import('./clip-sound.ts')
  const sound = await openClipSound(clip)
  if (!sound) return 'clip-silent'
  const parts: Int16Array<ArrayBuffer>[] = []
  const sampleAt = (frame: number) => Math.round((frame / perSecond(table.rate)) * SOUND_RATE)
  try {
    for (const timed of table.shots) {
      const samples = sampleAt(timed.start + timed.frames) - sampleAt(timed.start)
      const from = clipSeconds(timed, timed.start, table)
      const channels = from === undefined ? [] : await sound.read(from, samples / SOUND_RATE)
      parts.push(shotSamples(channels, samples))
    }
  } catch {
    return 'clip-silent'
  } finally {
    sound.close()
  }
  const frames = parts.reduce((sum, part) => sum + part.length, 0) / SOUND_CHANNELS
  return new Blob([wavHeader(frames), ...parts], { type: 'audio/wav' })
}
