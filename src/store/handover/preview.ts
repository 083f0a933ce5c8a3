import { countedShots } from '../../domain/board/counted-shots.ts'
import { type Shot, shownTake } from '../../domain/board/shot.ts'
import { handedFrame } from '../../domain/handover/clip-frame.ts'
import type { ExportWords } from '../../domain/handover/export-words.ts'
import { type HandoverJob, type PictureFact, placeholderSize } from '../../domain/handover/job.ts'
import type { Logo } from '../../domain/handover/logo.ts'
import type { HandoverOptions } from '../../domain/handover/options.ts'
import type { Page } from '../../domain/handover/pdf/page.ts'
import type { PdfOptions } from '../../domain/handover/pdf/pdf-board.ts'
import { type Problem, problemOf } from '../../domain/problem.ts'
import type { Frame } from '../../domain/project/project.ts'
import { createShown } from '../../lib/dom/shown-store.ts'
import { isCancel } from '../../lib/errors.ts'
import { openPreviewSession, type PreviewSession } from '../../services/handover/preview-session.ts'
import { type Basis, toldOf } from './basis.ts'
import { chosenKinds, useChoices } from './choices.ts'

interface PreviewState {
  readonly pages: readonly Page[]
  /** The shots on these pages, in order. */
  readonly shots: readonly Shot[]
  /** The clip's frame of each of them, where it may be shown. */
  readonly frames: readonly (Frame | undefined)[]
  /** What the pages were laid out with. */
  readonly pdf?: PdfOptions | undefined
  /** The pages are of an earlier choice. */
  readonly stale: boolean
  readonly problem?: Problem | undefined
}

const NOTHING: PreviewState = {
  pages: [],
  shots: [],
  frames: [],
  pdf: undefined,
  stale: true,
  problem: undefined,
}

/** The pages of the PDF as they are chosen now. */
export const usePreview = createShown<PreviewState>(() => NOTHING)

/** A worker, and the newest job that it has not begun. */
interface Layouter {
  readonly session: PreviewSession
  readonly controller: AbortController
  waiting: HandoverJob | undefined
  busy: boolean
}

let layouter: Layouter | undefined
/** Ends the worker of a closed preview; most people open it again at once, after a change. */
let ending: ReturnType<typeof setTimeout> | undefined
const RESTS_MS = 30_000

/** Starts the worker before there is anything to lay out, where a PDF is chosen. */
export function warmPreview(language: string): void {
  clearTimeout(ending)
  if (layouter || !chosenKinds(useChoices.getState()).includes('pdf')) return
  layouter = startLayouter()
  // What goes wrong is told by the layout, which meets it too.
  layouter.session.warm(language).catch(() => undefined)
}

/** Lays the pages out again. Of the calls during a layout only the last one is done. */
export function layOutPreview(basis: Basis, options: HandoverOptions, words: ExportWords, logo?: Logo): void {
  clearTimeout(ending)
  layouter ??= startLayouter()
  layouter.waiting = jobOf(basis, options, words, logo)
  usePreview.setState({ stale: true })
  if (!layouter.busy) void workOff(layouter)
}

/** Forgets the pages, for nobody looks any more; a worker that rests lives a little longer. */
export function endPreview(): void {
  clearTimeout(ending)
  if (layouter?.busy) endLayouter()
  else ending = setTimeout(endLayouter, RESTS_MS)
  usePreview.setState(NOTHING)
}

function startLayouter(): Layouter {
  const controller = new AbortController()
  return { session: openPreviewSession(controller.signal), controller, waiting: undefined, busy: false }
}

function endLayouter(): void {
  layouter?.controller.abort()
  layouter = undefined
}

async function workOff(mine: Layouter): Promise<void> {
  mine.busy = true
  try {
    while (mine.waiting) {
      const job = mine.waiting
      mine.waiting = undefined
      const pages = await mine.session.layOut(job)
      if (mine !== layouter) return
      const stale = mine.waiting !== undefined
      const { pdf } = job.options
      const shots = countedShots(job.project)
      const frames = shots.map((shot) => handedFrame(job.project, shot))
      usePreview.setState({ pages, shots, frames, pdf, stale, problem: undefined })
    }
    mine.busy = false
  } catch (error) {
    if (mine !== layouter || isCancel(error)) return
    // The next change gets a worker that lives.
    endLayouter()
    usePreview.setState({ problem: problemOf(error) })
  }
}

/** Pictures count by what their records say; only the making looks at the files. */
function jobOf(
  basis: Basis,
  options: HandoverOptions,
  words: ExportWords,
  logo: Logo | undefined,
): HandoverJob {
  const { shown: project } = basis
  const pictures = countedShots(project).map((shot): PictureFact => {
    const take = shownTake(shot)
    const size = take ?? placeholderSize(project)
    return {
      shot: shot.id,
      file: '',
      width: size.width,
      height: size.height,
      type: 'image/png',
      state: take ? 'here' : 'none',
    }
  })
  return {
    project,
    ...toldOf(basis),
    kinds: ['pdf'],
    options,
    pictures,
    words,
    logo,
    at: Date.now(),
  }
}
