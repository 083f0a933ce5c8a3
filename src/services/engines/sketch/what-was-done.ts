import type { SketchPicture } from '../../../../workers/engines/sketch/sketch.api.ts'
import type { ShotPlan } from '../../../domain/board/shot-fields.ts'
import { nearestFrame } from '../../../domain/clip/frames.ts'
import type { Hand } from '../../../domain/scene/hand.ts'
import type { TimedPicture } from '../engine.ts'

const DRAWN: Readonly<Record<Hand, string>> = {
  ink: 'as line, wash and hatching',
  pencil: 'in pencil, as line and hatching',
  marker: 'in marker, as line and greys',
}

/**
 * The receipt's text: Sketch has no prompt, so it reports its steps. `people`: the faces that it
 * found; absent where it could not look for them.
 */
export function whatWasDone(
  shot: ShotPlan,
  frames: readonly TimedPicture[],
  people: SketchPicture['people'],
  hand: Hand = 'ink',
): string {
  const frame = nearestFrame(frames, shot.sourceTime ?? frames[frames.length >> 1]?.time ?? 0)
  const size = (shot.size ?? 'wide').replaceAll('-', ' ')
  const framing = shot.framing === undefined ? '' : `${shot.framing.replaceAll('-', ' ')}, `
  const angle = framing + angleTaken(shot, people)
  return (
    `The frame at ${(frame?.time ?? 0).toFixed(1)} s, reframed as ${/^[aeiou]/.test(size) ? 'an' : 'a'} ${size} shot, ${angle}${facesIn(people)}${enlargedBy(people)}; its tones and palette ` +
    `matched to the style picture; drawn ${DRAWN[hand]}${featuresIn(people)}.`
  )
}

function angleTaken({ angle = 'eye-level' }: ShotPlan, people: SketchPicture['people']): string {
  const asked = angle.replaceAll('-', ' ')
  const share = people?.angle ?? 1
  if (share === 1) return asked
  return share === 0
    ? `eye level in place of ${asked}, so that no face is cut`
    : `${asked} by half, so that no face is cut`
}

function facesIn(people: SketchPicture['people']): string {
  if (!people) return ', without looking for faces'
  if (people.shown === 0) return ''
  return `, on ${people.shown} of ${people.found} ${people.found === 1 ? 'face' : 'faces'}`
}

function enlargedBy(people: SketchPicture['people']): string {
  const by = people?.enlarged ?? 'none'
  if (by === 'none') return ''
  return by === 'absent'
    ? ', without enlarging it first, as the net for it was not to be had'
    : `, enlarged ${by === 2 ? 'twofold' : 'fourfold'} by Real-ESRGAN first`
}

function featuresIn(people: SketchPicture['people']): string {
  if (!people || people.found === 0) return ''
  if (people.drawn === undefined) return ', without the features of faces, whose net was not to be had'
  const features =
    people.drawn === 0 ? [] : [`the features of ${people.drawn} ${people.drawn === 1 ? 'face' : 'faces'}`]
  const parts = [...features, ...(people.setOff ? ['figures before a paler ground'] : [])]
  return parts.length === 0 ? '' : `, with ${parts.join(' and ')}`
}
