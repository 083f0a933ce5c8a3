import { countedShots } from '../board/counted-shots.ts'
import type { Shot } from '../board/shot.ts'
import { type MeasuredClip, measuredWindow } from '../clip/measured.ts'
import type { ClipWindow, Project } from '../project/project.ts'
import { isEnglish } from './is-english.ts'

/** What the rules see of a project. */
export interface BoardView {
  /** Those that count, in the order of the board. */
  readonly shots: readonly Shot[]
  /** The descriptions read as English, so rules on words apply. */
  readonly english: boolean
  /** The names of people that the board knows: those of who and where, else those in the shots. */
  readonly names: readonly string[]
  /** The part of the clip that is worked with; absent without a clip. */
  readonly window?: ClipWindow
  /** What was measured of that part; absent until it is. */
  readonly measured?: MeasuredClip
  /** Times of the sampled frames, in seconds. */
  readonly times: readonly number[]
}

export function viewOf(project: Project): BoardView {
  const { video, frames } = project
  const shots = countedShots(project)
  const measured = measuredWindow(video)
  return {
    shots,
    english: isEnglish(shots.map(({ text }) => text).join('\n')),
    names: project.people?.map(({ label }) => label) ?? [...new Set(shots.flatMap(({ cast = [] }) => cast))],
    ...(video?.window && { window: video.window }),
    ...(measured && { measured }),
    times: frames.map(({ time }) => time),
  }
}

/** Each shot with the one before it. */
export const pairs = (shots: readonly Shot[]): readonly (readonly [Shot, Shot])[] =>
  shots.slice(1).map((shot, i) => [shots[i] ?? shot, shot])
