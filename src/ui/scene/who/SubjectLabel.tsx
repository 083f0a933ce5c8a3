import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Project } from '../../../domain/project/project.ts'
import { isLabelTaken } from '../../../domain/scene/edit-subjects.ts'
import type { NamedSubject } from '../../../domain/scene/named-subjects.ts'
import { renameSubject } from '../../../store/scene/subjects.ts'
import { whoWords as words } from '../../words/en/who.ts'

interface SubjectLabelProps {
  readonly project: Project
  readonly named: NamedSubject
  readonly readOnly: boolean
  readonly isNew: boolean
}

/**
 * The name. It is taken with Enter or on leaving the field, not letter by letter: it goes into the
 * shots, where half a name may be that of somebody else. Escape restores it.
 */
export function SubjectLabel({ project, named, readOnly, isNew }: SubjectLabelProps) {
  const { kind, subject } = named
  const [typed, setTyped] = useState<string>()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (isNew) field.current?.select()
  }, [isNew])
  const said = typed?.trim()
  const fault =
    said === undefined
      ? undefined
      : said === ''
        ? words.noName
        : isLabelTaken(project, kind, said, subject.id)
          ? words.taken
          : undefined
  const take = () => {
    if (said === undefined || fault) return
    renameSubject(subject.id, said)
    setTyped(undefined)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') take()
    else if (event.key === 'Escape' && typed !== undefined) setTyped(undefined)
  }
  const problem = `who-${subject.id}-problem`
  return (
    <div className="who-label">
      <input
        ref={field}
        className="input"
        type="text"
        dir="auto"
        autoComplete="off"
        aria-label={words.label}
        aria-invalid={fault !== undefined}
        aria-describedby={fault ? problem : undefined}
        readOnly={readOnly}
        value={typed ?? subject.label}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => (fault ? setTyped(undefined) : take())}
      />
      {fault && (
        <span className="field-problem" id={problem} role="status">
          {fault}
        </span>
      )}
    </div>
  )
}
