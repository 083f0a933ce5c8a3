import type { Problem } from '../../domain/problem.ts'
import { detailText } from './detail-text.ts'
import { chargeWords } from './en/charge.ts'
import type { errorWords } from './en/errors.ts'
import { answerErrorWords } from './en/errors-answer.ts'
import { fileErrorWords } from './en/errors-files.ts'
import { serviceErrorWords } from './en/errors-service.ts'
import { dollars } from './format.ts'

export { detailText }

export interface ErrorText {
  /** What happened. */
  readonly title: string
  /** What was kept and what to do next. */
  readonly help: string
}

type LateCode = Exclude<Problem['code'], keyof typeof errorWords>

/** A code without a text here or among the first ones does not compile. */
export function lateErrorText(code: LateCode): ErrorText {
  const texts = { ...fileErrorWords, ...serviceErrorWords, ...answerErrorWords }
  return texts[code]
}

/** Whether it was billed, in a sentence; undefined where nothing was called. */
export function chargeText({ charge }: Problem): string | undefined {
  if (!charge) return undefined
  if (charge.billed === 'no') return chargeWords.none
  const sure = charge.billed === 'yes'
  const { cost, own = 0 } = charge
  // What the service itself bills, beside what one's own provider does.
  const ours = cost === undefined || (own > 0 && cost - own < 1e-9) ? undefined : dollars(cost - own)
  if (own > 0) {
    const theirs = dollars(own)
    if (ours !== undefined) return (sure ? chargeWords.both : chargeWords.bothOrMore)(ours, theirs)
    return (sure ? chargeWords.own : chargeWords.ownOrMore)(theirs)
  }
  if (ours !== undefined) return (sure ? chargeWords.cost : chargeWords.costOrMore)(ours)
  return sure ? chargeWords.some : chargeWords.maybe
}
