import type { Problem } from '../../domain/problem.ts'
import { detailWords } from './en/details.ts'
import { modelDetailWords } from './en/details-model.ts'
import { sentenceOf } from './sentences.ts'

/** An error's detail as text; another program's message stays unchanged. */
export function detailText(detail: NonNullable<Problem['detail']>): string {
  if (typeof detail === 'string') return detail
  return sentenceOf(
    { ...detailWords, ...modelDetailWords },
    detail,
    'why' in detail && detail.why ? detailText(detail.why) : undefined,
  )
}
