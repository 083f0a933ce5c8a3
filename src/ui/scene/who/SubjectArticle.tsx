import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { countedShots } from '../../../domain/board/counted-shots.ts'
import { numberOf } from '../../../domain/board/shot-numbers.ts'
import type { ShotId } from '../../../domain/ids.ts'
import type { Project } from '../../../domain/project/project.ts'
import { type NamedSubject, subjectsIn } from '../../../domain/scene/named-subjects.ts'
import { type Aspect, SUBJECTS, type Subject } from '../../../domain/scene/subject.ts'
import { describeSubject, moveSubject, removeSubject } from '../../../store/scene/subjects.ts'
import { Confirm } from '../../kit/Confirm.tsx'
import { TextLimit } from '../../kit/TextLimit.tsx'
import { useOwnText } from '../../kit/use-own-text.ts'
import { whoWords as words } from '../../words/en/who.ts'
import { SubjectCrops } from './SubjectCrops.tsx'
import { SubjectLabel } from './SubjectLabel.tsx'
import { WhyButton } from './WhyButton.tsx'

interface SubjectArticleProps {
  readonly project: Project
  readonly named: NamedSubject
  readonly place: number
  readonly of: number
  readonly readOnly: boolean
  /** Just added: its name takes the focus. */
  readonly isNew: boolean
  /** Shows what a shot sends. */
  readonly onShow: (shot: ShotId) => void
}

/** A person, place or thing: crops, name, and what is said of it. */
export function SubjectArticle(props: SubjectArticleProps) {
  const { project, named, place, of, readOnly, isNew, onShow } = props
  const { kind, subject } = named
  const { id, label } = subject
  const [asks, setAsks] = useState(false)
  const shots = countedShots(project).filter((shot) =>
    subjectsIn(project, shot).some((one) => one.subject.id === id),
  )
  const held = readOnly ? words.readOnly : undefined
  const remove = () => (shots.length > 0 ? setAsks(true) : removeSubject(id))
  return (
    <article className="card who-one" aria-label={label}>
      <SubjectCrops project={project} subject={subject} readOnly={readOnly} />
      <div className="who-said">
        <div className="who-name">
          <SubjectLabel project={project} named={named} readOnly={readOnly} isNew={isNew} />
          <WhyButton
            label={words.earlier(label)}
            why={held ?? (place === 0 ? words.isFirst : undefined)}
            onClick={() => moveSubject(id, -1)}
          >
            <ArrowUp aria-hidden />
          </WhyButton>
          <WhyButton
            label={words.later(label)}
            why={held ?? (place === of - 1 ? words.isLast : undefined)}
            onClick={() => moveSubject(id, 1)}
          >
            <ArrowDown aria-hidden />
          </WhyButton>
          <WhyButton label={words.remove(label)} why={held} onClick={remove}>
            <Trash2 aria-hidden />
          </WhyButton>
        </div>
        {SUBJECTS[kind].map((aspect) => (
          <AspectField key={aspect} subject={subject} aspect={aspect} readOnly={readOnly} />
        ))}
        <div className="who-shots">
          <span className="quiet">{shots.length > 0 ? words.inShots : words.inNone}</span>
          {shots.map((shot) => (
            <button
              key={shot.id}
              type="button"
              className="who-shot figures"
              aria-label={words.shot(numberOf(project, shot.id))}
              onClick={() => onShow(shot.id)}
            >
              {numberOf(project, shot.id)}
            </button>
          ))}
        </div>
      </div>
      <Confirm
        open={asks}
        title={words.removeTitle(label)}
        text={words.removeText(shots.length)}
        action={words.removeIt}
        onConfirm={() => removeSubject(id)}
        onClose={() => setAsks(false)}
      />
    </article>
  )
}

interface AspectFieldProps {
  readonly subject: Subject
  readonly aspect: Aspect
  readonly readOnly: boolean
}

function AspectField({ subject, aspect, readOnly }: AspectFieldProps) {
  const value = subject[aspect] ?? ''
  const text = useOwnText<HTMLTextAreaElement>(value, (typed, takesBack) =>
    describeSubject(subject.id, aspect, typed, takesBack),
  )
  const id = `who-${subject.id}-${aspect}`
  return (
    <div className="fact">
      <label htmlFor={id}>{words.aspects[aspect]}</label>
      <textarea
        id={id}
        className="input"
        dir="auto"
        rows={1}
        readOnly={readOnly}
        placeholder={words.notSaid}
        {...text}
      />
      <TextLimit text={value} />
    </div>
  )
}
