import { expose } from 'comlink'
import { nearestFrame } from '../../../src/domain/clip/frames.ts'
import { AppError } from '../../../src/lib/errors.ts'
import { guard } from '../../guard.ts'
import { layOutCoverage } from './coverage/coverage.ts'
import { layOutBetween } from './coverage/shot-between.ts'
import { drawStill, stillSize } from './draw/still.ts'
import { focusOf } from './draw/view.ts'
import { measureClip, subjectAt, type TimedLab } from './measure/clip.ts'
import { focusIn } from './measure/find-focus.ts'
import { hexPalette } from './measure/hex-palette.ts'
import { measureLineAndGrain } from './measure/line-and-grain.ts'
import { measureTones, pooled } from './measure/tones.ts'
import type { LabImage } from './pixels/oklab.ts'
import { decode, encodePng } from './pixels/pictures.ts'
import type { SketchApi, TimedPicture } from './sketch.api.ts'
import { noteOpening, sceneNote } from './words/scene-note.ts'
import { STYLE_NOTES, styleNote } from './words/style-note.ts'

/** Longer sides in pixels: measuring needs few, drawing takes what the frame has. */
const MEASURED_SIDE = 96
const DRAWN_SIDE = 1024
/** Lines and grain are gone in a smaller copy. */
const GRAIN_SIDE = 768

const api: SketchApi = {
  async describe(frames, measured, onText) {
    const times = inOrder(frames).map(({ time }) => time)
    let text = noteOpening(times)
    await onText(text)
    const [, ...paragraphs] = sceneNote(measureClip(await decodeFrames(frames)), measured)
    for (const paragraph of paragraphs) {
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
    const [styleImage, frame, clip] = await Promise.all([
      decode(style, MEASURED_SIDE, 'style-unreadable', { code: 'style-not-decoded' }),
      decodeFrame(shown, DRAWN_SIDE),
      decodeFrames(frames),
    ])
    const images = clip.map(({ image }) => image)
    const size = stillSize(aspect)
    const subject = subjectAt(images, ordered.indexOf(shown))
    const look = {
      size: shot.size ?? 'wide',
      angle: shot.angle ?? 'eye-level',
      framing: shot.framing,
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
    return { png: await encodePng(pixels), focus, ...size }
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

/** @throws an error coded `clip-no-frames` without any. */
function inOrder(frames: readonly TimedPicture[]): readonly TimedPicture[] {
  if (frames.length === 0) throw new AppError('clip-no-frames')
  return frames.toSorted((a, b) => a.time - b.time)
}

function decodeFrames(frames: readonly TimedPicture[]): Promise<readonly TimedLab[]> {
  return Promise.all(
    inOrder(frames).map(async (frame) => ({
      time: frame.time,
      image: await decodeFrame(frame, MEASURED_SIDE),
    })),
  )
}

function decodeFrame({ time, picture }: TimedPicture, longSide: number): Promise<LabImage> {
  return decode(picture, longSide, 'clip-unreadable', { code: 'frame-not-decoded', time })
}

expose(guard(api))
