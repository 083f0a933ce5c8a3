import type { BrokenJob } from '../../domain/jobs/interrupted-job.ts'
import type { Doing, JobProgress, JobSummary } from '../../domain/jobs/job.ts'
import type { Step } from '../../domain/jobs/steps.ts'
import { jobWords } from './en/jobs.ts'
import { stepWords } from './en/steps.ts'
import { unitWords } from './en/units.ts'
import { megabytes, number } from './format.ts'

const IN_PERCENT: ReadonlySet<Doing['code']> = new Set(['upscale', 'find-cuts', 'measure'])

/** True of what is done in tiles, or in pictures of the clip, and not in things that count. */
export const isInPercent = ({ code }: Doing): boolean => IN_PERCENT.has(code)

/**
 * "3 of 8", where what is done in part is not counted; "37 %" of what has no parts that anybody
 * knows.
 */
export const countText = ({ doing, done, total }: Pick<JobProgress, 'doing' | 'done' | 'total'>): string =>
  isInPercent(doing)
    ? unitWords.percent(number(Math.floor((100 * done) / total)))
    : jobWords.count(Math.floor(done), total)

/**
 * "4 drawn, 1 failed, 2 already drawn, 1 skipped": only the counts that are not zero, in that
 * order.
 */
export function summaryText(step: Step, { done, failed, there = 0, skipped }: JobSummary): string {
  const words = stepWords.steps[step]
  const parts = [
    done > 0 && words.done(done),
    failed > 0 && stepWords.failed(failed),
    there > 0 && words.there(there),
    skipped > 0 && stepWords.skipped(skipped),
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(', ') : stepWords.nothingToDo
}

/** What a job is doing now: "Upscaling shot 2, tile by tile". */
export function doingText(doing: Doing): string {
  const words = jobWords.doing
  switch (doing.code) {
    case 'direct':
      return words.direct(doing.shots)
    case 'draw-sheet':
      return words['draw-sheet'](doing.shots)
    case 'upscale':
      return words.upscale(doing.shot)
    case 'load-upscaler':
      return words['load-upscaler'](megabytes(doing.bytes))
    default:
      return words[doing.code]
  }
}

/** "Sampling frames: 3 of 8". */
export function countedText(job: JobProgress): string {
  const what = doingText(job.doing)
  return job.total > 0 ? jobWords.counted(what, countText(job)) : jobWords.notCounted(what)
}

/** What the last visit's job left behind, in sentences. */
export function brokenText({ kind, paid, left, board, list, sheets }: BrokenJob): string {
  const words = jobWords.broken
  if (kind === 'sample') return words.notKept
  if (list)
    return [words.written(list.written, list.wanted), paid && words.callBilled].filter(Boolean).join(' ')
  if (sheets) return words.sheets(sheets.came, sheets.asked)
  if (!board) return paid ? words.callBilled : words.kept
  const { drawn, shots, underWay, gone } = board
  const drawing = kind === 'draw'
  return [
    drawing ? words.drawn(drawn, shots) : words.allKept,
    underWay.length > 0 && (paid ? words.underWayBilled : words.underWay)(underWay),
    gone > 0 && words.gone(gone),
    left.length > 0 && (drawing ? words.leftToDraw : words.leftToUpscale)(left.length),
  ]
    .filter(Boolean)
    .join(' ')
}
