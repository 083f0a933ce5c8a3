import { sentFrames } from '../domain/project.ts'
import type { TimedPicture } from '../services/engines/engine.ts'
import type { StepContext } from './context.ts'

/**
 * The project's frames with their pictures, in order of time: those that may go to the engine. A picture that is gone from
 * disk is left out.
 */
export async function timedFrames({
  project,
  services,
  engine,
}: StepContext): Promise<readonly TimedPicture[]> {
  const frames = engine === 'sketch' ? project().frames : sentFrames(project())
  const loaded = await Promise.all(
    frames.map(async (frame) => ({ time: frame.time, picture: await services.blob(frame.blob) })),
  )
  return loaded.filter((frame): frame is TimedPicture => frame.picture !== undefined)
}
