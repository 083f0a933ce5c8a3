import type { NamedSubject } from '../scene/named-subjects.ts'
import { SUBJECT_KINDS, type SubjectKind } from '../scene/subject.ts'
import { quoted } from './quoted.ts'
import { toldSubjects } from './told-subjects.ts'

const KINDS: Readonly<Record<SubjectKind, string>> = { people: 'People', places: 'Places', things: 'Things' }

/** Lines of a prompt: the names of the project's people, places and things, and what is said. */
export function namedBefore(subjects: readonly NamedSubject[]): readonly string[] {
  const names = SUBJECT_KINDS.flatMap((kind) => {
    const labels = subjects.flatMap((one) => (one.kind === kind ? one.subject.label : []))
    return labels.length > 0 ? [`${KINDS[kind]}: ${labels.join('; ')}`] : []
  })
  if (names.length === 0) return []
  const told = toldSubjects(subjects)
  return [
    '',
    'These are named already:',
    quoted('described', [names.join('\n'), told].filter(Boolean).join('\n\n')),
  ]
}
