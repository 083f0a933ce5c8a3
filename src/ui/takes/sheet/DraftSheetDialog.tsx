import { useState } from 'react'
import { numberOf } from '../../../domain/board/shot-numbers.ts'
import { sheetPlans } from '../../../domain/consent/sheet-plans.ts'
import { factsOf } from '../../../domain/engines/engine-choice.ts'
import type { SheetId } from '../../../domain/ids.ts'
import type { Project } from '../../../domain/project/project.ts'
import { openDialog } from '../../../store/app/store.ts'
import { callFacts, choiceOf } from '../../../store/consent/call-facts.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { useEngine } from '../../../store/settings/store.ts'
import { newestSheets, sheetsOfBoard } from '../../../store/takes/sheets.ts'
import { FullDialog } from '../../kit/FullDialog.tsx'
import { UndoButtons } from '../../project/UndoButtons.tsx'
import { UnsavedNotice } from '../../project/UnsavedNotice.tsx'
import { sheetWords as words } from '../../words/en/sheets.ts'
import { DeletedSheets } from './DeletedSheets.tsx'
import { DrawSheet } from './DrawSheet.tsx'
import { SheetDesk } from './SheetDesk.tsx'

interface DraftSheetDialogProps {
  readonly open: boolean
  readonly onClose: () => void
}

/** Draws the board as one picture, and cuts takes out of it. */
export function DraftSheetDialog({ open, onClose }: DraftSheetDialogProps) {
  const project = useProjectStore((state) => state.project)
  return (
    <FullDialog open={open} onClose={onClose} title={words.title} lead={words.lead} tools={<UndoButtons />}>
      <UnsavedNotice
        openStorage={() => {
          onClose()
          openDialog('storage')
        }}
      />
      {project && <Rooms project={project} />}
    </FullDialog>
  )
}

function Rooms({ project }: { readonly project: Project }) {
  const sheets = newestSheets(project)
  const [chosen, setChosen] = useState<SheetId>()
  const sheet = sheets.find(({ id }) => id === chosen) ?? sheets[0]
  return (
    <div className="full-rooms">
      {sheet ? (
        <SheetDesk
          key={sheet.id}
          project={project}
          sheet={sheet}
          sheets={sheets}
          onChoose={(one) => setChosen(one?.id)}
        />
      ) : (
        <FirstSheet project={project} />
      )}
    </div>
  )
}

/** The grids that would be asked for. */
function FirstSheet({ project }: { readonly project: Project }) {
  const { id } = useEngine('draw')
  const plans = sheetPlans(project, sheetsOfBoard(project), choiceOf(callFacts()), factsOf(id))
  return (
    <>
      <div className="full-work sheet-work">
        <p>{words.notYet}</p>
        {plans.map(({ sheet: { shots, rows, columns, aspect } }) => (
          <div key={shots[0]?.id}>
            <ol className="sheet-plan" style={{ gridTemplateColumns: `repeat(${columns}, 1fr)` }} aria-hidden>
              {Array.from({ length: rows * columns }, (_, cell) => shots[cell]).map((shot, cell) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place.
                <li key={cell} className={shot ? '' : 'is-empty'} style={{ aspectRatio: String(aspect) }}>
                  {shot && numberOf(project, shot.id)}
                </li>
              ))}
            </ol>
            <p className="quiet">
              {words.asked(
                shots.map((shot) => numberOf(project, shot.id)),
                words.grid(rows, columns),
              )}
            </p>
          </div>
        ))}
      </div>
      <div className="full-side sheet-side">
        <DeletedSheets project={project} />
        <div className="sheet-foot">
          <DrawSheet project={project} isFirst onDraw={() => undefined} />
        </div>
      </div>
    </>
  )
}
