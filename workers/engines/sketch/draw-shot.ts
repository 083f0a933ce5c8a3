import { nearestFrame } from '../../../src/domain/clip/frames.ts'
import { asksForPeople } from '../../../src/domain/takes/people-facts.ts'
import { AppError } from '../../../src/lib/errors.ts'
import { chosenFaces } from './draw/chosen-faces.ts'
import { drawnFaces } from './draw/drawn-face.ts'
import { focusOf, viewOf } from './draw/look.ts'
import { drawStill, stillSize } from './draw/still.ts'
import { subjectAt } from './measure/clip.ts'
import { GRAIN_SIDE, handOf } from './measure/hand-of.ts'
import { measureGrain } from './measure/style-grain.ts'
import { measureTones, pooled } from './measure/tones.ts'
import { enlargePart } from './pixels/enlarge-part.ts'
import { findFigures } from './pixels/find-figures.ts'
import { decodeDrawn, decodeFrame, inOrder, MEASURED_SIDE } from './pixels/frames.ts'
import { type LabImage, labImage } from './pixels/oklab.ts'
import { decodeSizes, encodePng } from './pixels/pictures.ts'
import type { SketchDraw, SketchPicture } from './sketch.api.ts'

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
  const [[styleImage, styleDrawn], { pixels, faces }, images] = await Promise.all([
    decodeStyle(style),
    decodeDrawn(shown, asksForPeople(shot)),
    Promise.all(ordered.map((one) => decodeFrame(one, MEASURED_SIDE))),
  ])
  const frame = labImage(pixels)
  const size = stillSize(aspect)
  const hand = asked ?? handOf(styleDrawn)
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
    frame,
    subject,
    ...look,
    source: measureTones(pooled(images)),
    style: measureTones(styleImage),
    grain: measureGrain(styleDrawn),
    ...size,
    seed,
    figures,
    hand,
    enlarged: typeof part === 'object' ? part : undefined,
  })
  const people = faces && {
    found: faces.length,
    shown: chosenFaces(look, faces).length,
    ...(figures && {
      drawn: drawnFaces(figures.meshes, view, pixels, size).length,
      setOff: figures.mask !== undefined,
      enlarged: typeof part === 'object' ? part.scale : part,
    }),
  }
  const focus = focusOf(look, subject, pixels, size.width / size.height)
  return { png: await encodePng(drawing), focus, ...size, hand, people }
}

/** A style picture small, for its colours, and large, for its lines and grain. */
async function decodeStyle(style: Blob) {
  const sides = [MEASURED_SIDE, GRAIN_SIDE]
  const pictures = await decodeSizes(style, sides, 'style-unreadable', { code: 'style-not-decoded' })
  return pictures.map(labImage) as [LabImage, LabImage]
}
