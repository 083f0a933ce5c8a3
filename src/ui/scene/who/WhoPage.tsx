import { ArrowLeft, Plus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { ProjectId, ShotId, SubjectId } from '../../../domain/ids.ts'
import { LIMITS } from '../../../domain/project/limits.ts'
import type { Project } from '../../../domain/project/project.ts'
import { SUBJECT_KINDS, type SubjectKind } from '../../../domain/scene/subject.ts'
import { useAppStore } from '../../../store/app/store.ts'
import { useChosenShot } from '../../../store/board/chosen-shot.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { addSubject } from '../../../store/scene/subjects.ts'
import { closeWho } from '../../../store/scene/who.ts'
import { useEngine } from '../../../store/settings/store.ts'
import { Button } from '../../kit/Button.tsx'
import { BatchDialog } from '../../takes/BatchDialog.tsx'
import { whoWords as words } from '../../words/en/who.ts'
import { FacesInClip } from './FacesInClip.tsx'
import { ShotSends } from './ShotSends.tsx'
import { StyleWordsPanel } from './StyleWordsPanel.tsx'
import { SubjectArticle } from './SubjectArticle.tsx'

/** People, places and things, described once; it stands in place of the board. */
export function WhoPage() {
  const project = useProjectStore((state) => state.project)
  const readOnly = useProjectStore((state) => state.readOnly)
  const chosen = useChosenShot((state) => state.chosen)
  const { usesModels } = useEngine('describe')
  const { usesModels: drawsByWords } = useEngine('draw')
  const unread = useUnread(project?.id)
  const [shown, setShown] = useState<ShotId>()
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  if (!project) return null
  const empty = SUBJECT_KINDS.every((kind) => (project[kind] ?? []).length === 0)
  return (
    <section className="who" aria-labelledby="who-title">
      <div className="who-head">
        <button
          type="button"
          className="icon-button"
          aria-label={words.back}
          title={words.back}
          onClick={closeWho}
        >
          <ArrowLeft aria-hidden />
        </button>
        <h2 id="who-title" ref={title} tabIndex={-1}>
          {words.title}
        </h2>
        <p className="quiet">{drawsByWords ? words.what : words.whatBySketch}</p>
      </div>
      {readOnly && (
        <p className="notice" role="note">
          {words.readOnly}
        </p>
      )}
      {empty && (
        <p className="who-empty">{unread ? words.unread : usesModels ? words.empty : words.emptyBySketch}</p>
      )}
      {SUBJECT_KINDS.map((kind) => (
        <SubjectList key={kind} kind={kind} project={project} readOnly={readOnly} onShow={setShown} />
      ))}
      <StyleWordsPanel project={project} readOnly={readOnly} />
      <ShotSends project={project} shown={shown ?? chosen} />
      <BatchDialog />
    </section>
  )
}

/** True where the last description of this visit named nobody in a way that could be read. */
const useUnread = (project: ProjectId | undefined): boolean =>
  useAppStore(
    ({ log }) =>
      log.find((line) => line.project === project && /^who-(?:found|unread)$/.test(line.event.code))?.event
        .code === 'who-unread',
  )

interface SubjectListProps {
  readonly kind: SubjectKind
  readonly project: Project
  readonly readOnly: boolean
  readonly onShow: (shot: ShotId) => void
}

function SubjectList({ kind, project, readOnly, onShow }: SubjectListProps) {
  const { usesModels } = useEngine('describe')
  const [added, setAdded] = useState<SubjectId>()
  const list = project[kind] ?? []
  const full = list.length >= LIMITS.subjects
  const add = () => setAdded(addSubject(kind, labelsFrom(kind, list.length + 1)))
  return (
    <section className="who-list" aria-labelledby={`who-${kind}`}>
      <div className="panel-head">
        <h3 id={`who-${kind}`}>
          {words.kinds[kind]} <span className="quiet figures">{list.length}</span>
        </h3>
        <Button
          plain
          why={readOnly ? words.readOnly : full ? words.full(LIMITS.subjects) : undefined}
          onClick={add}
        >
          <Plus aria-hidden />
          {words.adds[kind]}
        </Button>
      </div>
      {list.length === 0 && (
        <p className="quiet">
          {words.none[kind]} {!usesModels && kind === 'places' && words.noneBySketch}
        </p>
      )}
      {list.map((subject, place) => (
        <SubjectArticle
          key={subject.id}
          project={project}
          named={{ kind, subject }}
          place={place}
          of={list.length}
          readOnly={readOnly}
          isNew={subject.id === added}
          onShow={onShow}
        />
      ))}
      {kind === 'people' && (
        <FacesInClip project={project} readOnly={readOnly} labels={() => labelsFrom(kind, list.length + 1)} />
      )}
    </section>
  )
}

/** "Person 3", "Person 4" and so on: the names that a new entry may get. */
function* labelsFrom(kind: SubjectKind, place: number): Iterable<string> {
  for (let next = place; ; next++) yield words.newLabels(kind, next)
}
