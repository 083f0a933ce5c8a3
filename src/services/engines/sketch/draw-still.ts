import type { DrawRequest } from '../engine.ts'
import { createSketchEngine } from './sketch-engine.ts'

/** Sketch's drawing of a shot, made from the very pictures of the request. */
export async function drawStill(request: DrawRequest, signal: AbortSignal): Promise<Blob> {
  const moment = request.references.find(({ role }) => role === 'moment')
  const time = moment?.time ?? request.shot.sourceTime ?? 0
  const frames = async () => (moment ? [{ time, picture: moment.picture }] : [])
  const { picture } = await createSketchEngine().draw({ ...request, frames }, signal)
  return picture
}
