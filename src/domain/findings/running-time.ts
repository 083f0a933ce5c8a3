import type { ShotPlan } from '../board/shot-fields.ts'
import { secondsOf } from './reading-time.ts'

interface RunningTime {
  /** To a tenth. */
  readonly seconds: number
  /** Shots without a duration, whose length is assumed. */
  readonly assumed: number
}

/** How long shots last together; one without a duration counts with its assumed length. */
export function runningTime(shots: readonly ShotPlan[]): RunningTime {
  const lengths = shots.map(secondsOf)
  const sum = lengths.reduce((all, { seconds }) => all + seconds, 0)
  return { seconds: Math.round(sum * 10) / 10, assumed: lengths.filter(({ assumed }) => assumed).length }
}
