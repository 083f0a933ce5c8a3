import { countedShots } from '../board/counted-shots.ts'
import type { Shot } from '../board/shot.ts'
import { numberOf } from '../board/shot-numbers.ts'
import { secondsOf } from '../findings/reading-time.ts'
import type { Project } from '../project/project.ts'
import type { FrameRate } from './frame-rates.ts'

/** A shot on the timeline, in whole frames from the timeline's beginning. */
export interface TimedShot {
  readonly shot: Shot
  readonly number: string
  readonly start: number
  readonly frames: number
  /** Seconds on screen, as set or assumed. */
  readonly seconds: number
  readonly assumed: boolean
}

export interface FrameTable {
  readonly rate: FrameRate
  readonly shots: readonly TimedShot[]
  /** Frames of the whole board. */
  readonly frames: number
}

/**
 * The board in whole frames: the one table that every timed format reads. A shot ends at
 * round(rate × seconds so far), so that rounding never adds up, and lasts a frame at least.
 */
export function frameTable(project: Pick<Project, 'shots' | 'numbering'>, rate: FrameRate): FrameTable {
  let elapsed = 0
  let ended = 0
  let start = 0
  const shots = countedShots(project).map((shot): TimedShot => {
    const { seconds, assumed } = secondsOf(shot)
    elapsed += seconds
    const end = Math.round((rate.frames * elapsed) / rate.seconds)
    const frames = Math.max(1, end - ended)
    ended = end
    const timed = { shot, number: numberOf(project, shot.id), start, frames, seconds, assumed }
    start += frames
    return timed
  })
  return { rate, shots, frames: start }
}
