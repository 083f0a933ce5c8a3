import type { MeasuredClip } from '../../../../src/domain/clip/measured.ts'
import { measuredLines } from '../../../../src/domain/engines/measured-facts.ts'
import type { ClipMeasure, FrameMeasure } from '../measure/clip.ts'
import type { Change } from '../measure/cuts.ts'
import { contrastWord, exposureWord, temperatureWord } from '../measure/light.ts'
import type { Swatch } from '../measure/palette.ts'
import { mainTravel, takesOf } from '../measure/travel.ts'
import { colourName } from './colour-names.ts'
import {
  CLEAR,
  listed,
  placeInFrame,
  seconds,
  shareWords,
  sizeInFrame,
  subjectName,
} from './framing-words.ts'
import { peopleSeen } from './people-words.ts'

/**
 * The findings as an editable note: five short paragraphs, 90 to 180 words in all. The first says
 * that no model has read the clip.
 */
export function sceneNote(clip: ClipMeasure, measured?: MeasuredClip): readonly string[] {
  return [
    noteOpening(clip.frames.map(({ time }) => time)),
    lightAndColour(clip),
    framing(clip),
    movement(clip, measured),
    forTheBoard(clip),
  ]
}

/**
 * The first paragraph. It needs only the frames' times, so it can be shown during the measuring.
 */
export function noteOpening(times: readonly number[]): string {
  const first = seconds(times[0] ?? 0)
  const last = seconds(times.at(-1) ?? 0)
  const span =
    times.length < 2 ? `one frame, at ${first}` : `${times.length} frames between ${first} and ${last}`
  return `These are measurements of the clip, not an AI's reading. Sketch took them from ${span}.`
}

function lightAndColour({ frames, light, palette }: ClipMeasure): string {
  const temperature = temperatureWord(light)
  const start = frames[0]?.light.mean ?? light.mean
  const end = frames.at(-1)?.light.mean ?? light.mean
  const drift = end - start
  const course =
    frames.length < 2
      ? ''
      : Math.abs(drift) < 0.06
        ? ', and stays so from start to end'
        : `, and grows ${drift > 0 ? 'brighter' : 'darker'} towards the end`
  return (
    `The light is ${exposureWord(light)} and ${light.key}-key, with ${contrastWord(light)}${course}. ` +
    `The colour is ${temperature}: ${paletteWords(palette)}.`
  )
}

function paletteWords(palette: readonly Swatch[]): string {
  const shares = new Map<string, number>()
  for (const swatch of palette) {
    const name = colourName(swatch)
    shares.set(name, (shares.get(name) ?? 0) + swatch.share)
  }
  const names = [...shares].sort((x, y) => y[1] - x[1])
  const [main] = names
  if (!main) return 'without a dominant colour'
  if (main[1] > 0.9) return `nearly all ${main[0]}`
  const next = names.slice(1, 3).map(([name]) => name)
  const accent = names.slice(3).map(([name]) => name)
  const tail = accent.length > 0 ? `, with touches of ${listed(accent.slice(0, 2))}` : ''
  return `mostly ${main[0]} (${shareWords(main[1])}), then ${listed(next)}${tail}`
}

/** Faces in fewer than half of the frames say too little, so the subject is told too. */
function framing(clip: ClipMeasure): string {
  const people = peopleSeen(clip)
  if (people === undefined) return theSubject(clip)
  const shown = clip.frames.filter(({ subject }) => subject.faces).length
  return shown * 2 < clip.frames.length ? `${people} ${theSubject(clip)}` : people
}

function theSubject(clip: ClipMeasure): string {
  const frame = clearest(clip.frames)
  const { subject } = frame
  if (subject.clarity < CLEAR)
    return (
      'No single subject stands out from its surroundings: the frame reads as one whole, with most of its weight ' +
      `in ${placeInFrame(subject)}. A board can start from the place rather than from a person.`
    )
  const side = subject.x < 0.44 ? 'right' : subject.x > 0.56 ? 'left' : ''
  const room = side === '' ? 'There is even room on both sides' : `The open room is on the ${side}`
  const own = colourName(frame.subjectColour)
  const ground = colourName(frame.groundColour)
  const against = own === ground ? 'against a ground of nearly its own colour' : `against ${ground}`
  const place = placeInFrame(subject)
  const next = placeInFrame(subject.detail)
  const second = next === place ? '' : `, and the spot that stands out next is in ${next}`
  return `The eye goes to ${subjectName(frame)} in ${place}, ${sizeInFrame(subject)}, ${against}. ${room}${second}.`
}

function movement(clip: ClipMeasure, measured?: MeasuredClip): string {
  const travel = travelWords(clip)
  if (measured) return `${wholeClip(measured)}${travel}`
  if (clip.frames.length < 2)
    return 'Nothing can be said of movement or cuts: that takes a second frame, and this clip gave only one.'
  const within = clip.changes.filter((change) => !change.cut)
  return `${cameraWords(within)}.${travel} ${cutWords(clip)}`
}

function travelWords(clip: ClipMeasure): string {
  const travel = mainTravel(clip)
  const from = travel && placeInFrame(travel.from.subject)
  const to = travel && placeInFrame(travel.to.subject)
  return travel && from !== to
    ? ` The subject goes ${travel.direction}, from ${from} at ${seconds(travel.from.time)} to ${to} at ` +
        `${seconds(travel.to.time)}.`
    : ''
}

/** Shots of the clip that a note tells one by one. */
const MOST_TOLD = 4

/** Cuts and camera as every picture of the clip told them. */
function wholeClip(measured: MeasuredClip): string {
  const { shots } = measured
  const lines = measuredLines(measured)
  const rest = lines.length - MOST_TOLD
  const told = lines.slice(0, MOST_TOLD).join('; ')
  const count = shots.length === 1 ? 'It plays as one shot' : `It is cut into ${shots.length} shots`
  return `${count}, as all of its pictures were measured: ${told}${rest > 0 ? `; and ${rest} more` : ''}.`
}

function cameraWords(changes: readonly Change[]): string {
  if (changes.length === 0)
    return 'Every sampled frame belongs to another take, so no movement could be followed'
  const most = changes.reduce((best, change) => (reach(change) > reach(best) ? change : best))
  const moving = Math.max(...changes.map((change) => change.motion.moving))
  if (reach(most) > 0.02) {
    const { x, y } = most.motion.shift
    const turn =
      Math.abs(x) >= Math.abs(y) ? (x < 0 ? 'pans right' : 'pans left') : y < 0 ? 'tilts down' : 'tilts up'
    return `The whole picture shifts, as when the camera ${turn}, and ${shareWords(moving)} of it moves besides`
  }
  if (moving < 0.01) return 'Hardly anything moves: camera and scene hold still'
  if (moving < 0.3)
    return `The camera holds while ${shareWords(moving)} of the picture moves, so the action is local`
  return `Between frames ${shareWords(moving)} of the picture changes, so camera or scene is restless`
}

function reach({ motion }: Change): number {
  return Math.hypot(motion.shift.x, motion.shift.y)
}

function cutWords(clip: ClipMeasure): string {
  const takes = takesOf(clip)
  if (takes.length === 1) return 'No cut was found; it plays as one take.'
  const cuts = clip.changes.flatMap((change, i) => {
    const before = clip.frames[i]
    return change.cut && before ? [`after ${seconds(before.time)}`] : []
  })
  const shown = cuts.length > 4 ? [...cuts.slice(0, 3), `${cuts.length - 3} more later`] : cuts
  return `The picture changes at once ${listed(shown)}, which reads as ${takes.length} takes.`
}

function forTheBoard({ frames }: ClipMeasure): string {
  const close = clearest(frames).time
  const wide = frames.reduce((best, frame) => (size(frame) < size(best) ? frame : best)).time
  const when =
    close === wide
      ? `the frame at ${seconds(close)} serves best for the establishing shot and for the close-up alike`
      : `the establishing shot is best taken at ${seconds(wide)}, where the view is widest, and the close-up at ` +
        `${seconds(close)}, where the subject is clearest`
  return `For the board, ${when}.`
}

function size({ subject }: FrameMeasure): number {
  return subject.faces?.[0]?.box.height ?? subject.height * (1 + 0.9 * subject.face)
}

function clearest(frames: readonly FrameMeasure[]): FrameMeasure {
  return frames.reduce((best, frame) => (frame.subject.clarity > best.subject.clarity ? frame : best))
}
