import { nearestFrame } from '../../../src/domain/clip/frames.ts'
import type { Hand } from '../../../src/domain/scene/hand.ts'
import { asksForPeople } from '../../../src/domain/takes/people-facts.ts'
import { AppError } from '../../../src/lib/errors.ts'
import { freeArray } from '../../../src/lib/free-array.ts'
import { chosenFaces } from './draw/chosen-faces.ts'
import { drawnFaces } from './draw/drawn-face.ts'
import { angleShare, focusOf, viewOf } from './draw/look.ts'
import { drawStill, stillSize } from './draw/still.ts'
import { subjectAt } from './measure/clip.ts'
import { GRAIN_SIDE, handOf } from './measure/hand-of.ts'
import { measureGrain, type StyleGrain } from './measure/style-grain.ts'
import { measureTones, pooled, type StyleTones } from './measure/tones.ts'
import { enlargePart } from './pixels/enlarge-part.ts'
import { findFigures } from './pixels/find-figures.ts'
import { decodeDrawn, decodeFrame, inOrder, MEASURED_SIDE } from './pixels/frames.ts'
import { knownPictures } from './pixels/known-pictures.ts'
import { type LabImage, labImage } from './pixels/oklab.ts'
import { decodeSizes, encodePng } from './pixels/pictures.ts'
import { letGo } from './pixels/raster.ts'
import type { SketchDraw, SketchPicture, TimedPicture } from './sketch.api.ts'

/** Draws a shot: see `SketchApi.draw`. */
export async function drawShot({
  shot,
  frames,
  style,
  hand: asked,
  aspect,
  seed,
}: SketchDraw): Promise<SketchPicture> {
  const ordered = inOrder(frames)
  const middle = ordered[ordered.length >> 1]?.time ?? 0
  const shown = nearestFrame(ordered, shot.sourceTime ?? middle)
  if (!shown) throw new AppError('clip-no-frames')
  const [styled, { pixels, faces }, images] = await Promise.all([
    ofStyle(style, () => measureStyle(style)),
    decodeDrawn(shown, asksForPeople(shot)),
    Promise.all(ordered.map(measuredFrame)),
  ])
  const size = stillSize(aspect)
  const hand = asked ?? styled.hand
  const subject = subjectAt(images, ordered.indexOf(shown), faces)
  const look = {
    size: shot.size ?? 'wide',
    angle: shot.angle ?? 'eye-level',
    framing: shot.framing,
    direction: shot.direction,
    people: shot.cast?.length ?? 0,
  }
  const view = viewOf(look, subject, pixels, size.width / size.height)
  const figures = faces?.length ? await findFigures(pixels, faces, view) : undefined
  // Only for people: of other things the wash leaves little that more pixels would show.
  const part = figures?.meshes.length ? await enlargePart(pixels, view, size.width) : 'none'
  const drawing = drawStill({
    frame: pixels,
    subject,
    ...look,
    source: tonesOf(images),
    style: styled.tones,
    grain: styled.grain,
    ...size,
    seed,
    figures,
    hand,
    enlarged: typeof part === 'object' ? part : undefined,
  })
  if (typeof part === 'object') freeArray(part.image.data)
  const people = faces && {
    found: faces.length,
    shown: chosenFaces(look, faces).length,
    angle: angleShare(look, view),
    ...(figures && {
      drawn: drawnFaces(figures.meshes, view, pixels, size).length,
      setOff: figures.mask !== undefined,
      enlarged: typeof part === 'object' ? part.scale : part,
    }),
  }
  const focus = focusOf(look, subject, pixels, size.width / size.height)
  return { png: await encodePng(drawing), focus, ...size, hand, people }
}

/** A board's stills have one style picture, and most of them the same frames. */
const ofStyle = knownPictures<MeasuredStyle>(1)
const ofFrames = knownPictures<LabImage>(96)

const measuredFrame = (frame: TimedPicture): Promise<LabImage> =>
  ofFrames(frame.picture, () => decodeFrame(frame, MEASURED_SIDE))

/** The tones of the clip that was drawn from last. */
let clip: { readonly images: readonly LabImage[]; readonly tones: StyleTones } | undefined

function tonesOf(images: readonly LabImage[]): StyleTones {
  const isSame = clip?.images.length === images.length && images.every((one, i) => one === clip?.images[i])
  if (!clip || !isSame) clip = { images, tones: measureTones(pooled(images)) }
  return clip.tones
}

interface MeasuredStyle {
  readonly tones: StyleTones
  readonly grain: StyleGrain | undefined
  /** What it asks for where nobody chose. */
  readonly hand: Hand
}

/** Measures a style picture: small, its colours; large, its lines and grain. */
async function measureStyle(style: Blob): Promise<MeasuredStyle> {
  const sides = [MEASURED_SIDE, GRAIN_SIDE]
  const pictures = await decodeSizes(style, sides, 'style-unreadable', { code: 'style-not-decoded' })
  const [small, large] = pictures.map(labImage) as [LabImage, LabImage]
  const measured = { tones: measureTones(small), grain: measureGrain(large), hand: handOf(large) }
  letGo(large)
  return measured
}
