import { shownTake } from '../board/shot.ts'
import type { ShotId } from '../ids.ts'
import type { Project } from '../project/project.ts'
import type { JobKind } from './job.ts'

/** A picture of about a megapixel as PNG, as image models send it. */
const PICTURE_BYTES = 2_500_000
/** Two dozen sampled frames. */
const FRAMES_BYTES = 3_000_000
const TEXT_BYTES = 100_000
/** PNG of a drawn picture: between two and three bytes a pixel. */
const PNG_BYTES_A_PIXEL = 2.5
/** Room that must be left for what cannot be foreseen. */
const MARGIN = 1.5

/**
 * Bytes that a job is expected to write, with a margin; the upscaled pictures are `scale` times as
 * wide and high.
 */
export function expectedBytes(
  kind: JobKind,
  project: Project,
  shots: readonly ShotId[],
  scale: number,
): number {
  const pixels = project.shots
    .filter(({ id }) => shots.includes(id))
    .reduce((sum, shot) => {
      const take = shownTake(shot)
      return sum + (take ? take.width * take.height : 0)
    }, 0)
  const bytes: Readonly<Record<JobKind, number>> = {
    frames: FRAMES_BYTES,
    analyze: TEXT_BYTES,
    shots: TEXT_BYTES,
    images: shots.length * PICTURE_BYTES,
    upscale: pixels * scale ** 2 * PNG_BYTES_A_PIXEL,
  }
  return Math.round(bytes[kind] * MARGIN)
}
