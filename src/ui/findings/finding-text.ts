import type { FieldValue } from '../../domain/board/edit-field.ts'
import type { ShotFieldKey } from '../../domain/board/shot-fields.ts'
import type { FixEdit, Found, ShotChange } from '../../domain/findings/finding.ts'
import type { ShotId } from '../../domain/ids.ts'
import { boardWords } from '../words/en/board.ts'
import { findingWords as words } from '../words/en/findings.ts'
import { clockTenths, list, number, seconds } from '../words/format.ts'
import { sentenceOf } from '../words/sentences.ts'

/** The number that a shot shows. */
export type LabelOf = (shot: ShotId) => string

export const whyText = (found: Found): string => sentenceOf(words.whys, found)

/** What a fix leads to: "17: Extreme close-up", "before 17". */
export function resultText(edit: FixEdit, labelOf: LabelOf): string {
  switch (edit.kind) {
    case 'set':
      return changesText(edit.changes, labelOf)
    case 'insert':
      return words.insertedBefore(labelOf(edit.before))
    case 'split':
      return words.insertedAfter(labelOf(edit.change.shot))
    case 'merge':
      return words.mergedInto(labelOf(edit.shot), labelOf(edit.into))
    case 'person':
      return edit.name
  }
}

/** Several shots that come to one value are named together; other changes by their sum. */
function changesText(changes: readonly ShotChange[], labelOf: LabelOf): string {
  const values = changes.flatMap(({ fields }) =>
    Object.entries(fields).map(([key, value]) => valueText(key as ShotFieldKey, value)),
  )
  const shots = list(changes.map(({ shot }) => labelOf(shot)))
  if (new Set(values).size === 1) return words.to(shots, values[0] ?? '')
  const sum = changes.reduce((all, { fields }) => all + Number(fields.duration ?? 0), 0)
  return seconds(Math.round(sum * 10) / 10)
}

function valueText(key: ShotFieldKey, value: FieldValue | undefined): string {
  const terms: Readonly<Record<string, string>> = boardWords.terms
  if (value === undefined) return ''
  if (typeof value === 'number') return key === 'sourceTime' ? clockTenths(value) : seconds(value)
  if (typeof value === 'string') return terms[value] ?? value
  return value.length > 0 ? list(value) : number(0)
}
