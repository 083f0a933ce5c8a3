import type { LogEvent } from '../../domain/app/log-event.ts'
import type { Problem } from '../../domain/problem.ts'
import type { LogLine } from '../../store/app/store.ts'
import { detailText } from './detail-text.ts'
import { jobWords } from './en/jobs.ts'
import { logWords } from './en/log.ts'
import { errorText } from './error-text.ts'
import { sentenceOf } from './sentences.ts'

/** A line of the log in words: what happened, and why where something failed. */
export function lineText({ event, problem }: Pick<LogLine, 'event' | 'problem'>): string {
  const text = eventText(event)
  return problem ? jobWords.lineWithReason(text, reasonText(problem)) : text
}

/** The whole log in words, oldest line first. */
export const logText = (log: readonly LogLine[]): string =>
  log
    .map((line) => `${new Date(line.at).toISOString()} ${lineText(line)}`)
    .toReversed()
    .join('\n')

/** What happened, in words. */
export const eventText = (event: LogEvent) =>
  sentenceOf(logWords, event, 'why' in event ? detailText(event.why) : undefined)

/** What happened, and what is known besides: what to do stands where it failed. */
const reasonText = (problem: Problem) =>
  [errorText(problem).title, problem.detail && detailText(problem.detail)].filter(Boolean).join(' ')
