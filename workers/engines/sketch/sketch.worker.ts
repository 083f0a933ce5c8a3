import { expose } from 'comlink'
import { nearestFrame } from '../../../src/domain/clip/frames.ts'
import { AppError } from '../../../src/lib/errors.ts'
import { guard } from '../../guard.ts'
import { layOutCoverage } from './coverage/coverage.ts'
import { layOutBetween } from './coverage/shot-between.ts'
import { chosenFaces } from './draw/chosen-faces.ts'
import { focusOf } from './draw/look.ts'
import { drawStill, stillSize } from './draw/still.ts'
import { measureClip, subjectAt } from './measure/clip.ts'
import { focusIn } from './measure/find-focus.ts'
import { hexPalette } from './measure/hex-palette.ts'
import { measureLineAndGrain } from './measure/line-and-grain.ts'
import { measureTones, pooled } from './measure/tones.ts'
import { decodeFrame, decodeFrames, facesOf, inOrder, MEASURED_SIDE } from './pixels/frames.ts'
import { decode, encodePng } from './pixels/pictures.ts'
import type { SketchApi } from './sketch.api.ts'
import { NOT_SEARCHED } from './words/people-words.ts'
import { noteOpening, sceneNote } from './words/scene-note.ts'
import { STYLE_NOTES, styleNote } from './words/style-note.ts'

/** Pixels of the longer side: drawing takes what the frame has. */
const DRAWN_SIDE = 1024
/** Lines and grain are gone in a smaller copy. */
const GRAIN_SIDE = 768

const api: SketchApi = {
  async describe(frames, measured, onText) {
    const times = inOrder(frames).map(({ time }) => time)
    let text = noteOpening(times)
    await onText(text)
    const decoded = await decodeFrames(frames)
    const [, ...noted] = sceneNote(measureClip(decoded), measured)
    const searched = decoded.every(({ faces }) => faces)
    for (const paragraph of searched ? noted : [...noted, NOT_SEARCHED]) {
      text += `\n\n${paragraph}`
      await onText(text)
    }
    return text
  },

  async direct(frames, { count, seed, seconds, before, measured }) {
    const clip = { ...measureClip(await decodeFrames(frames)), measured }
    return layOutCoverage(clip, count, seed, seconds, before)
  },

  async between(frames, between, seed) {
    return layOutBetween(measureClip(await decodeFrames(frames)), between, seed)
  },

  async draw({ shot, frames, style, aspect, seed }) {
    const ordered = inOrder(frames)
    const middle = ordered[ordered.length >> 1]?.time ?? 0
    const shown = nearestFrame(ordered, shot.sourceTime ?? middle)
    if (!shown) throw new AppError('clip-no-frames')
    const [styleImage, frame, images, faces] = await Promise.all([
      decode(style, MEASURED_SIDE, 'style-unreadable', { code: 'style-not-decoded' }),
      decodeFrame(shown, DRAWN_SIDE),
      Promise.all(ordered.map((one) => decodeFrame(one, MEASURED_SIDE))),
      facesOf(shown),
    ])
    const size = stillSize(aspect)
    const subject = subjectAt(images, ordered.indexOf(shown), faces)
    const look = {
      size: shot.size ?? 'wide',
      angle: shot.angle ?? 'eye-level',
      framing: shot.framing,
      direction: shot.direction,
      people: shot.cast?.length ?? 0,
    }
    const pixels = drawStill({
      frame,
      subject,
      ...look,
      source: measureTones(pooled(images)),
      style: measureTones(styleImage),
      ...size,
      seed,
    })
    const focus = focusOf(look, subject, frame.l, size.width / size.height)
    const people = faces && { found: faces.length, shown: chosenFaces(look, faces).length }
    return { png: await encodePng(pixels), focus, ...size, people }
  },

  async findFocus(picture) {
    const what = { code: 'picture-not-decoded', type: picture.type } as const
    return focusIn(await decode(picture, MEASURED_SIDE, 'picture-unreadable', what))
  },

  async measureStyle(picture) {
    const what = { code: 'picture-not-decoded', type: picture.type } as const
    const [small, large] = await Promise.all(
      [MEASURED_SIDE, GRAIN_SIDE].map((side) => decode(picture, side, 'picture-unreadable', what)),
    )
    if (!small || !large) throw new AppError('picture-unreadable', what)
    const words = styleNote(measureLineAndGrain(large))
    return { palette: hexPalette(small), words, choices: STYLE_NOTES }
  },
}

expose(guard(api))
