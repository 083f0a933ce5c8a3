import { RotateCcw } from 'lucide-react'
import type { Shot } from '../../../domain/board/shot.ts'
import { LIMITS } from '../../../domain/project/limits.ts'
import type { Project } from '../../../domain/project/project.ts'
import { sentOf } from '../../../domain/takes/manifest.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { listFrom, setReferences, setReferenceWords } from '../../../store/takes/references.ts'
import { Button } from '../../kit/Button.tsx'
import { inspectorWords } from '../../words/en/inspector.ts'
import { referenceListWords as words } from '../../words/en/reference-list.ts'
import { AddReference } from './AddReference.tsx'
import { BoardReferences } from './BoardReferences.tsx'
import { FollowedBoard } from './FollowedBoard.tsx'
import { ReferenceRows } from './ReferenceRows.tsx'
import { useManifest } from './use-manifest.ts'

/** What a shot is drawn from: the rows that are sent, and those that are not, with why. */
export function ReferencesPanel({ shot }: { readonly shot: Shot }) {
  const project = useProjectStore((state) => state.project)
  return project ? <Panel project={project} shot={shot} /> : null
}

interface PanelProps {
  readonly project: Project
  readonly shot: Shot
}

function Panel({ project, shot }: PanelProps) {
  const readOnly = useProjectStore((state) => state.readOnly)
  const { rows, most, model, fixed } = useManifest(project, shot)
  if (fixed) {
    return (
      <div className="references">
        <p>{words.fixed}</p>
        <p className="quiet">{shot.references ? words.fixedOwn : words.fixedHelp}</p>
      </div>
    )
  }
  const own = shot.references
  const list = own ?? listFrom(rows)
  const full = list.length >= LIMITS.references
  const why = readOnly ? inspectorWords.readOnly : undefined
  return (
    <div className="references">
      {readOnly && (
        <p className="notice" role="note">
          {inspectorWords.readOnly}
        </p>
      )}
      <div>
        <p className="references-head">
          <strong>{words.head}</strong>
          <span className="figures" title={words.countHelp(model)}>
            {words.count(sentOf(rows).length, most)}
          </span>
        </p>
        {rows.length === 0 ? (
          <p className="quiet">{words.none}</p>
        ) : (
          <ReferenceRows
            key={shot.id}
            rows={rows}
            list={list}
            most={most}
            readOnly={readOnly}
            onChange={(next) => setReferences(shot.id, next)}
            onWords={(next, row, takesBack) => setReferenceWords(shot.id, next, row, takesBack)}
          />
        )}
        <AddReference
          project={project}
          shot={shot}
          list={list}
          why={why ?? (full ? words.full : undefined)}
        />
      </div>
      <FollowedBoard project={project} shot={shot} readOnly={readOnly} />
      <BoardReferences project={project} readOnly={readOnly} />
      <div className="references-again">
        <p className="quiet">{own ? words.own : words.automatic}</p>
        {own && (
          <Button wide why={why} onClick={() => setReferences(shot.id, undefined)}>
            <RotateCcw aria-hidden />
            {words.again}
          </Button>
        )}
      </div>
    </div>
  )
}
