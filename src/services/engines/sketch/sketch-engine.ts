import type { PartOfList } from '../../../domain/engines/asked-shots.ts'
import { SKETCH_MODEL as MODEL } from '../../../domain/engines/sketch-model.ts'
import { handIn, handNamed } from '../../../domain/scene/hand.ts'
import { AppError } from '../../../lib/errors.ts'
import type { DrawRequest, Engine, Reference, TimedPicture } from '../engine.ts'
import { callSketch } from './call-sketch.ts'
import { whatWasDone } from './what-was-done.ts'

/**
 * The engine without key and network: it measures the clip and draws from its frames, in a
 * worker. Rough, and no AI.
 */
export function createSketchEngine(): Engine {
  return {
    id: 'sketch',

    async describe({ frames, measured }, onText, signal) {
      const text = await callSketch(
        (sketch, during) => sketch.describe(frames, measured, during(onText)),
        signal,
      )
      return { model: MODEL, text }
    },

    async direct({ frames, frame, count, seed, seconds, part, between, measured }, signal) {
      const all = frames.length > 0 ? frames : [frame]
      if (between) {
        const shot = await callSketch((sketch) => sketch.between(all, between, seed), signal)
        return { model: MODEL, shots: [shot] }
      }
      const shots = await callSketch((sketch) => {
        const asked = { count, seed, seconds, before: part?.before, measured }
        return sketch.direct(part ? framesOfPart(all, part) : all, asked)
      }, signal)
      return { model: MODEL, shots }
    },

    async draw(request, signal) {
      const { aspect, seed, references } = request
      const style = references.find(({ role }) => role === 'style')
      const moment = references.find(({ role }) => role === 'moment')
      // A shot without a time is drawn from the frame that its receipt names.
      const shot = moment?.time === undefined ? request.shot : { sourceTime: moment.time, ...request.shot }
      const frames = await framesOf(request, moment)
      if (!style) throw new AppError('style-unreadable', { code: 'style-needed' })
      const hand = handNamed(request.exact?.parameters?.hand) ?? handIn(request.styleWords?.words ?? [])
      const {
        png,
        people,
        hand: used,
        ...size
      } = await callSketch(
        (sketch) => sketch.draw({ shot, frames, style: style.picture, hand, aspect, seed }),
        signal,
      )
      const prompt = whatWasDone(shot, frames, people, used)
      // So that it can be drawn again with the same hand, whatever the style picture is by then.
      return { model: MODEL, picture: png, ...size, prompt, parameters: { hand: used }, seed }
    },
  }
}

/** The frames of a part's share of the clip; all where it has none. */
function framesOfPart(frames: readonly TimedPicture[], { from = 0, to = 0 }: PartOfList) {
  const inside = frames.filter(({ time }) => time >= from && time <= to)
  return inside.length > 0 ? inside : frames
}

/** The clip's frames; without any, the one that is told stands in. */
async function framesOf(
  request: DrawRequest,
  moment: Reference | undefined,
): Promise<readonly TimedPicture[]> {
  const frames = await request.frames()
  if (frames.length > 0 || !moment) return frames
  return [{ time: request.shot.sourceTime ?? moment.time ?? 0, picture: moment.picture }]
}
