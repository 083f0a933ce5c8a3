import type { Frame } from '../../domain/project/project.ts'
import type { TimedPicture } from '../../services/engines/engine.ts'
import type { StepContext } from '../context.ts'

/** Loads the pictures of frames, in order of time. A missing picture is left out. */
export async function framesToSend(
  { services }: StepContext,
  frames: readonly Frame[],
): Promise<readonly TimedPicture[]> {
  const loaded = await Promise.all(
    frames.map(async (frame) => ({ time: frame.time, picture: await services.blob(frame.blob) })),
  )
  return loaded.filter((frame): frame is TimedPicture => frame.picture !== undefined)
}
