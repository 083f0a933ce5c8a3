import type { ManifestRow } from '../../../domain/takes/planned-reference.ts'
import { referenceListWords as words } from '../../words/en/reference-list.ts'
import { referenceText } from '../../words/reference-text.ts'

/** Which picture a row sends, or that it is no longer there. */
export const nameOf = ({ reference, cut }: ManifestRow): string =>
  cut === 'gone' ? words.gone : referenceText(reference)
