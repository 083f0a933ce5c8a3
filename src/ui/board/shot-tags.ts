import { SHOT_FIELD_ROWS, type ShotPlan } from '../../domain/board/shot-fields.ts'
import { boardWords } from '../words/en/board.ts'
import { seconds } from '../words/format.ts'

interface Tag {
  readonly key: string
  readonly words: string
}

/** The tags of a card: one for each filled camera or timing field. */
export function shotTags(shot: ShotPlan): readonly Tag[] {
  const terms: Readonly<Record<string, string>> = boardWords.terms
  return SHOT_FIELD_ROWS.flatMap(([key, { kind, onCard }]) => {
    const value = shot[key]
    if (!onCard || value === undefined || value === '') return []
    if (typeof value === 'number') return [{ key, words: seconds(value) }]
    if (typeof value !== 'string') return value.map((words, i) => ({ key: `${key}-${i}`, words }))
    return [{ key, words: kind === 'term' ? (terms[value] ?? value) : value }]
  })
}
