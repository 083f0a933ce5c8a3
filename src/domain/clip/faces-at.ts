import { faceNear } from '../people/face-track.ts'
import type { Frame } from '../project/project.ts'
import { type MeasuredClip, measuredAt } from './measured.ts'

type Measured = Pick<MeasuredClip, 'shots'>

/** A lower face, in heights of the picture, does not tell who it is, and is more often none. */
const LEAST = 0.08
/** A face that turns away shows so much less of who it is. */
const ASIDE = 0.5

/**
 * The time of the frame that shows most of the measured faces, those to the camera before others;
 * on a tie the earlier. Undefined where no frame shows a face.
 */
export function facesAt(frames: readonly Frame[], measured: Measured): number | undefined {
  const shown = (time: number) =>
    (measuredAt(measured, time)?.people?.tracks ?? []).reduce((sum, track) => {
      const height = faceNear(track, time)?.height ?? 0
      return height < LEAST ? sum : sum + height * (track.facing === 'toward' ? 1 : ASIDE)
    }, 0)
  const seen = frames.map(({ time }) => ({ time, faces: shown(time) }))
  const most = Math.max(0, ...seen.map(({ faces }) => faces))
  return most > 0 ? seen.find(({ faces }) => faces === most)?.time : undefined
}
