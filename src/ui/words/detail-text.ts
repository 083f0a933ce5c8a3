import type { Problem } from '../../domain/problem.ts'
import { detailWords } from './en/details.ts'
import { sentenceOf } from './sentences.ts'

/** What is told of a failure besides, in words; what a foreign program said stays in its own. */
export function detailText(detail: NonNullable<Problem['detail']>): string {
  if (typeof detail === 'string') return detail
  return sentenceOf(detailWords, detail, 'why' in detail && detail.why ? detailText(detail.why) : undefined)
}
