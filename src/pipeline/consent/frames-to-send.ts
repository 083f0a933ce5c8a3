import type { Frame } from '../../domain/project/project.ts'
import { AppError } from '../../lib/errors.ts'
import type { TimedPicture } from '../../services/engines/engine.ts'
import type { StepContext } from '../context.ts'

/**
 * Loads the pictures of frames, in order of time. A missing picture is left out.
 * @throws AppError `frames-gone` where all of them are missing: the clip itself is not at fault
 */
export async function framesToSend(
  { services }: StepContext,
  frames: readonly Frame[],
): Promise<readonly TimedPicture[]> {
  const loaded = await Promise.all(
    frames.map(async (frame) => ({ time: frame.time, picture: await services.blob(frame.blob) })),
  )
  const there = loaded.filter((frame): frame is TimedPicture => frame.picture !== undefined)
  if (there.length === 0 && frames.length > 0) throw new AppError('frames-gone')
  return there
}
