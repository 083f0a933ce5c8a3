import type { BurntPart } from '../../../src/domain/handover/animatic-options.ts'
import { cuesOf } from '../../../src/domain/handover/cues.ts'
import { perSecond } from '../../../src/domain/handover/frame-rates.ts'
import { type FrameTable, frameTable, type TimedShot } from '../../../src/domain/handover/frame-table.ts'
import { placeOf, shotAt, viewAt } from '../../../src/domain/handover/frame-views.ts'
import { type HandoverJob, timecodeKind } from '../../../src/domain/handover/job.ts'
import type { MadeNote } from '../../../src/domain/handover/made-notes.ts'
import { type MoveView, viewOf } from '../../../src/domain/handover/moves.ts'
import { startFrame, timecode } from '../../../src/domain/handover/timecode.ts'
import { AppError } from '../../../src/lib/errors.ts'
import type { MakerTools } from '../maker.ts'
import { lacksLetter, openFaces } from '../pdf/fonts/open-faces.ts'
import { pictureOf } from '../pictures/picture-of.ts'
import type { BurntText, Surface } from './surface.ts'

export interface Drawing {
  readonly table: FrameTable
  /** What a person should know of the text in the pictures. */
  readonly notes: readonly MadeNote[]
  /** Draws a frame, counted from 0. @returns false where it looks as the one drawn before. */
  readonly draw: (frame: number) => Promise<boolean>
  readonly close: () => void
}

interface Loaded {
  readonly timed: TimedShot
  readonly view: MoveView
}

/**
 * Draws the frames of a board in order, with one picture in memory at a time.
 * @throws AppError `picture-gone`, `picture-unreadable`, `out-of-memory`; `download-failed` where a
 * font for what is burnt in does not arrive.
 */
export async function openDrawing(
  job: HandoverJob,
  tools: MakerTools,
  surface: Surface,
  burnt: readonly BurntPart[] = job.options.animatic.burnt,
): Promise<Drawing> {
  const kind = timecodeKind(job.project, job.options)
  const fps = perSecond(kind.rate)
  const table = frameTable(job.project, kind.rate)
  const cues = burnt.includes('captions') ? cuesOf(table) : []
  const numbers = burnt.includes('numbers') ? table.shots.map(({ number }) => number) : []
  const text = [...cues.flatMap(({ lines }) => lines), ...numbers].join('\n')
  const families = burnt.length > 0 ? await openFaces(text, job.words.pdf.language) : ''
  let loaded: Loaded | undefined
  let before = ''

  async function load(timed: TimedShot): Promise<Loaded> {
    const fact = job.pictures.find(({ shot }) => shot === timed.shot.id)
    if (!fact) throw new AppError('picture-gone', timed.number)
    const bitmap = await createImageBitmap(await pictureOf(fact, job, tools)).catch((cause: unknown) => {
      if (cause instanceof AppError) throw cause
      throw new AppError('picture-unreadable', { code: 'picture-not-decoded', type: fact.type }, { cause })
    })
    const { width, height } = surface.size
    const view = viewOf(timed.shot, bitmap, width / height, timed.frames / fps)
    surface.take(bitmap, view)
    return { timed, view }
  }

  /** What is written over a frame. */
  function textsAt(timed: TimedShot, frame: number): readonly BurntText[] {
    const at = frame / fps
    const cue = cues.find(({ from, to }) => at >= from - 1e-6 && at < to - 1e-6)
    return [
      ...(numbers.length > 0 ? [{ corner: 'start', text: timed.number } as const] : []),
      ...(burnt.includes('timecode')
        ? [{ corner: 'end', text: timecode(startFrame(kind) + frame, kind) } as const]
        : []),
      ...(cue ? [cue] : []),
    ]
  }

  return {
    table,
    notes: lacksLetter(text, families) ? ['no-font'] : [],
    async draw(frame) {
      const timed = shotAt(table, frame)
      if (!timed) return false
      if (loaded?.timed !== timed) loaded = await load(timed)
      const place = placeOf(viewAt(loaded.view, timed, frame))
      const texts = textsAt(timed, frame)
      const now = JSON.stringify([timed.number, place, texts])
      if (now === before) return false
      before = now
      surface.draw(place, texts, families)
      return true
    },
    close: surface.close,
  }
}
