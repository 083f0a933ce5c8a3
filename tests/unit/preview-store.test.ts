import { beforeEach, expect, test, vi } from 'vitest'
import type { HandoverJob } from '../../src/domain/handover/job.ts'
import { DEFAULT_CHOICES, type HandoverOptions } from '../../src/domain/handover/options.ts'
import type { Page } from '../../src/domain/handover/pdf/page.ts'
import type { PdfLayout } from '../../src/domain/handover/pdf/pdf-board.ts'
import { AppError } from '../../src/lib/errors.ts'
import { makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'

interface Worker {
  readonly signal: AbortSignal
  /** Languages that it was got ready for. */
  readonly warmed: string[]
  /** Jobs that were begun, each with what answers it. */
  readonly jobs: {
    readonly job: HandoverJob
    done(pages: readonly Page[]): void
    fail(error: unknown): void
  }[]
}

vi.hoisted(() => vi.stubGlobal('navigator', { onLine: true }))
const workers: Worker[] = []
vi.mock('../../src/services/handover/preview-session.ts', () => ({
  openPreviewSession(signal: AbortSignal) {
    const worker: Worker = { signal, warmed: [], jobs: [] }
    workers.push(worker)
    return {
      async warm(language: string) {
        worker.warmed.push(language)
        throw new AppError('download-failed')
      },
      layOut: (job: HandoverJob) =>
        new Promise((done, fail) => {
          worker.jobs.push({ job, done, fail })
          signal.addEventListener('abort', () => fail(new AppError('cancelled')))
        }),
    }
  },
}))
const { endPreview, layOutPreview, usePreview, warmPreview } = await import(
  '../../src/store/handover/preview.ts'
)
const { useChoices } = await import('../../src/store/handover/choices.ts')
const { wordsForExport } = await import('../../src/ui/words/export-words.ts')

const project = makeProject({
  shots: [
    makeShot('a', { takes: [makeTake('t1', 'x')] }),
    makeShot('b', { takes: [] }),
    makeShot('c', { omitted: true, takes: [makeTake('t2', 'x')] }),
  ],
})
const basis = { board: project, shown: project, part: undefined, hasClip: true, slug: 'pilot' }
const page = (width: number): Page => ({ width, height: 100, artifacts: [], parts: [] })
const optionsWith = (layout: PdfLayout): HandoverOptions => ({
  ...DEFAULT_CHOICES.options,
  pdf: { ...DEFAULT_CHOICES.options.pdf, layout },
})
const layOut = (layout: PdfLayout) => layOutPreview(basis, optionsWith(layout), wordsForExport())
const layoutsOf = (worker = workers.at(-1)) => worker?.jobs.map(({ job }) => job.options.pdf.layout)
const answer = async (pages: readonly Page[]) => {
  workers.at(-1)?.jobs.at(-1)?.done(pages)
  await vi.waitFor(() => expect(usePreview.getState().pages).toBe(pages))
}

beforeEach(() => {
  vi.useFakeTimers()
  endPreview()
  vi.runAllTimers()
  vi.useRealTimers()
  workers.length = 0
})

test('of the choices during a layout only the last one is laid out, in the same worker', async () => {
  layOut('1')
  layOut('2x2')
  layOut('strip')
  expect(layoutsOf()).toEqual(['1'])
  expect(usePreview.getState()).toMatchObject({ pages: [], stale: true })
  await answer([page(1)])
  // These pages are of an earlier choice: they are shown, and dimmed.
  expect(usePreview.getState().stale).toBe(true)
  await vi.waitFor(() => expect(layoutsOf()).toEqual(['1', 'strip']))
  await answer([page(2)])
  expect(usePreview.getState().stale).toBe(false)
  expect(workers).toHaveLength(1)
})

test('the pictures are those of the shots that count, as far as there are any', async () => {
  layOut('1')
  await answer([page(1)])
  expect(usePreview.getState().shots).toEqual([project.shots[0], project.shots[1]])
  const { pictures } = workers[0]?.jobs[0]?.job ?? {}
  expect(pictures?.map(({ state }) => state)).toEqual(['here', 'none'])
})

test('a failure is told and keeps the pages; the next choice gets a new worker', async () => {
  layOut('1')
  const pages = [page(1)]
  await answer(pages)
  layOut('2x2')
  workers[0]?.jobs[1]?.fail(new AppError('worker-crashed'))
  await vi.waitFor(() => expect(usePreview.getState().problem?.code).toBe('worker-crashed'))
  expect(usePreview.getState().pages).toBe(pages)
  layOut('3x3')
  expect(workers).toHaveLength(2)
  await answer([page(3)])
  expect(usePreview.getState().problem).toBeUndefined()
})

test('closing ends the worker and forgets its pages; a late answer changes nothing', async () => {
  layOut('1')
  await answer([page(1)])
  layOut('2x2')
  const late = [page(7)]
  const seen: (readonly Page[])[] = []
  const stop = usePreview.subscribe(({ pages }) => seen.push(pages))
  // The answer is under way when the dialog closes.
  workers[0]?.jobs[1]?.done(late)
  endPreview()
  expect(workers[0]?.signal.aborted).toBe(true)
  layOut('3x3')
  await answer([page(3)])
  stop()
  expect(seen).not.toContain(late)
  expect(usePreview.getState()).toMatchObject({ stale: false, problem: undefined })
  expect(layoutsOf(workers[1])).toEqual(['3x3'])
})

test('the worker is started early where a PDF is chosen; what fails then is no problem yet', async () => {
  useChoices.setState({ preset: 'client', kinds: { client: ['csv'] } })
  warmPreview('en')
  expect(workers).toEqual([])
  useChoices.setState({ kinds: { client: ['csv', 'pdf'] } })
  warmPreview('en')
  warmPreview('en')
  layOut('1')
  await answer([page(1)])
  expect(workers.map(({ warmed }) => warmed)).toEqual([['en']])
  expect(usePreview.getState().problem).toBeUndefined()
})

test('a preview that is opened again soon has its worker; later it is gone', async () => {
  layOut('1')
  await answer([page(1)])
  vi.useFakeTimers()
  endPreview()
  expect(usePreview.getState().pages).toEqual([])
  vi.advanceTimersByTime(20_000)
  layOut('2x2')
  vi.advanceTimersByTime(60_000)
  vi.useRealTimers()
  await answer([page(2)])
  expect(workers.map(({ signal }) => signal.aborted)).toEqual([false])
  vi.useFakeTimers()
  endPreview()
  vi.advanceTimersByTime(60_000)
  vi.useRealTimers()
  expect(workers[0]?.signal.aborted).toBe(true)
})
