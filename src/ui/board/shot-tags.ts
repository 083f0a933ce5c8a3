import { SHOT_FIELD_ROWS, type ShotPlan } from '../../domain/board/shot-fields.ts'
import { seconds } from '../words/format.ts'
import { TERM_WORDS } from '../words/shot-words.ts'

const terms: Readonly<Record<string, string>> = TERM_WORDS

interface Tag {
  readonly key: string
  readonly words: string
}

/** What a shot's card says of its camera and its time: a tag for each field that has something. */
export function shotTags(shot: ShotPlan): readonly Tag[] {
  return SHOT_FIELD_ROWS.flatMap(([key, { kind, onCard }]) => {
    const value = shot[key]
    if (!onCard || value === undefined || value === '') return []
    if (typeof value === 'number') return [{ key, words: seconds(value) }]
    return [{ key, words: kind === 'term' ? (terms[value] ?? value) : value }]
  })
}
