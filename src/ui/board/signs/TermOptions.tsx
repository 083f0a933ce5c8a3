import type { CSSProperties } from 'react'
import type { ShotField } from '../../../domain/board/shot-fields.ts'
import { inspectorWords as words } from '../../words/en/inspector.ts'
import { severalWords } from '../../words/en/several.ts'
import { sizeWords } from '../../words/en/sizes.ts'
import { termsOf, termText } from '../table/cell-text.ts'
import { signOf } from './term-signs.ts'

/** The value of a select for shots that differ; no term of any field. */
export const MIXED = 'mixed'

const shortOf: Readonly<Record<string, string>> = sizeWords.short

interface TermOptionsProps {
  readonly field: ShotField
  readonly mixed: boolean
}

/**
 * The options of a select of terms. A browser that lets a page style the list (`base-select`) shows
 * their signs, and what crews call them for short; any other shows the words.
 */
export function TermOptions({ field, mixed }: TermOptionsProps) {
  return (
    <>
      {mixed && (
        <option value={MIXED} disabled>
          {severalWords.mixed}
        </option>
      )}
      <option value="">{words.notSet}</option>
      {termsOf(field).map((term) => {
        const sign = signOf(term)
        return (
          <option
            key={term}
            value={term}
            className={sign && 'has-sign'}
            style={sign ? ({ '--sign': `path("${sign}")` } as CSSProperties) : undefined}
            data-short={shortOf[term]}
          >
            {termText(term)}
          </option>
        )
      })}
    </>
  )
}
