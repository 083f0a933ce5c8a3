import { isDescribed, type NamedSubject } from '../scene/named-subjects.ts'
import { type Aspect, SUBJECTS } from '../scene/subject.ts'

/** What stands before each thing that is said. */
const SAID: Readonly<Record<Aspect, string>> = {
  look: 'Look',
  wears: 'Wears',
  carries: 'Carries',
  never: 'Never',
  light: 'Light',
}

/**
 * What is said of people, places and things, word for word: each in lines of its own, its name
 * first. Empty where nothing is said of any.
 */
export const toldSubjects = (subjects: readonly NamedSubject[]): string =>
  subjects.filter(isDescribed).map(toldSubject).join('\n\n')

function toldSubject({ kind, subject }: NamedSubject): string {
  const said = SUBJECTS[kind].flatMap((aspect) => {
    const text = subject[aspect]?.trim()
    return text ? [`${SAID[aspect]}: ${text}`] : []
  })
  return [subject.label, ...said].join('\n')
}
