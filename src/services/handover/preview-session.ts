import type { HandoverApi, PreviewPages } from '../../../workers/handover/handover.api.ts'
import type { HandoverJob } from '../../domain/handover/job.ts'
import { type FontFile, faceOf, familyOf } from '../../domain/handover/pdf/font-file.ts'
import type { Page } from '../../domain/handover/pdf/page.ts'
import { startWorker } from '../../lib/dom/run-worker.ts'
import { startHandover } from './start-handover.ts'

export interface PreviewSession {
  /** Gets the worker ready while the job is still being put together. */
  readonly warm: (language: string) => Promise<void>
  /** Lays out the pages of a hand-over's PDF; its fonts are there to draw them when it resolves. */
  readonly layOut: (job: HandoverJob) => Promise<readonly Page[]>
  readonly end: () => void
}

/**
 * Starts the worker that lays out pages; it keeps its fonts from one change to the next.
 * @throws AppError as the worker does.
 */
export function openPreviewSession(signal: AbortSignal): PreviewSession {
  const { call, end } = startWorker<HandoverApi>(startHandover, signal)
  return {
    warm: (language) => call((api) => api.warm(language)),
    async layOut(job) {
      const { pages, fonts } = await call<PreviewPages>((api) => api.layOut(job))
      await Promise.all(fonts.map(addFont))
      return pages
    },
    end,
  }
}

const added = new Set<string>()

/** The page's fonts take them for its life: each is a few kilobytes. */
async function addFont(file: FontFile): Promise<void> {
  if (added.has(file.name)) return
  const font = new FontFace(familyOf(file), file.bytes, faceOf(file))
  document.fonts.add(await font.load())
  added.add(file.name)
}
