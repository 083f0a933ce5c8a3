import { expose } from 'comlink'
import { AppError } from '../../../src/lib/errors.ts'
import { guard } from '../../guard.ts'
import { allowOwnScripts } from '../../script-policy.ts'
import { layOutCoverage } from './coverage/coverage.ts'
import { layOutBetween } from './coverage/shot-between.ts'
import { drawShot } from './draw-shot.ts'
import { measureClip } from './measure/clip.ts'
import { focusIn } from './measure/find-focus.ts'
import { GRAIN_SIDE } from './measure/hand-of.ts'
import { hexPalette } from './measure/hex-palette.ts'
import { measureLineAndGrain } from './measure/line-and-grain.ts'
import { decodeFrames, inOrder, MEASURED_SIDE } from './pixels/frames.ts'
import { decode } from './pixels/pictures.ts'
import type { SketchApi } from './sketch.api.ts'
import { NOT_SEARCHED } from './words/people-words.ts'
import { noteOpening, sceneNote } from './words/scene-note.ts'
import { STYLE_NOTES, styleNote } from './words/style-note.ts'

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

  draw: drawShot,

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

// For the worker that enlarges.
allowOwnScripts()
expose(guard(api))
