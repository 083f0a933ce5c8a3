import type { TimedPicture } from '../services/engines/engine.ts'
import type { StepContext } from './context.ts'

/** The project's frames with their pictures, in order of time. A picture that is gone from disk is left out. */
export async function timedFrames({ project, services }: StepContext): Promise<readonly TimedPicture[]> {
  const loaded = await Promise.all(
    project().frames.map(async (frame) => ({ time: frame.time, picture: await services.blob(frame.blob) })),
  )
  return loaded.filter((frame): frame is TimedPicture => frame.picture !== undefined)
}
