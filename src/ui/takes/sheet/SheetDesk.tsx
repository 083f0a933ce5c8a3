import { useState } from 'react'
import type { Project } from '../../../domain/project/project.ts'
import { numberOfSheet, takesOfSheet } from '../../../domain/takes/cut-takes.ts'
import type { Sheet } from '../../../domain/takes/sheet.ts'
import { cellsBetween, type EditedCell, evenLines, isToKeep } from '../../../domain/takes/sheet-cells.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { changeCells, changeLines } from '../../../store/takes/sheets.ts'
import { useBlobUrl } from '../../kit/use-blob-url.ts'
import { sheetWords as words } from '../../words/en/sheets.ts'
import { duration, timeOfDay } from '../../words/format.ts'
import { DeletedSheets } from './DeletedSheets.tsx'
import { DeleteSheet } from './DeleteSheet.tsx'
import { DrawSheet } from './DrawSheet.tsx'
import { SheetChoice, ViewOfSheet } from './SheetHead.tsx'
import { SheetPicture } from './SheetPicture.tsx'
import { CellCheck, KeepCells, SheetState } from './SheetSide.tsx'
import { useCells } from './use-cells.ts'

interface SheetDeskProps {
  readonly project: Project
  readonly sheet: Sheet
  readonly sheets: readonly Sheet[]
  readonly onChoose: (sheet: Sheet | undefined) => void
}

/** One sheet, its cells, and what becomes of them. */
export function SheetDesk({ project, sheet, sheets, onChoose }: SheetDeskProps) {
  const found = useCells(sheet)
  const lines = sheet.lines ?? evenLines(sheet, sheet)
  const readOnly = useProjectStore((state) => state.readOnly)
  const [chosen, setChosen] = useState<number>()
  const [isWhole, setWhole] = useState(false)
  const url = useBlobUrl(sheet.blob)
  const kept = takesOfSheet(project, sheet)
  const stateOf = ({ cell, state }: EditedCell) => {
    if (kept.has(cell)) return 'kept'
    return project.shots.some(({ id }) => id === sheet.shots[cell]?.shot) ? state : 'gone'
  }
  const { cells, status, turn } = found
  const toCheck = cells.filter((cell) => stateOf(cell) === 'doubtful')
  const looked = cells.find(({ cell }) => cell === chosen) ?? toCheck[0]
  const changed = (next: EditedCell) => ({
    turn,
    cells: cells.map((one) => (one.cell === next.cell ? next : one)),
  })
  const settle = (next: EditedCell) => {
    changeCells(sheet.id, changed(next))
    // The next doubtful one comes by itself.
    setChosen(undefined)
  }
  const at = numberOfSheet(project, sheet)
  const { cost, ms, at: when } = sheet.receipt
  const isByHand = status === 'none'
  return (
    <>
      <div className="full-work sheet-work">
        <div className="sheet-head">
          <SheetChoice project={project} sheets={sheets} sheet={sheet} onChoose={onChoose} />
          <p className="quiet">
            {words.facts(words.size(sheet.width, sheet.height), duration(ms), timeOfDay(when))}
          </p>
          <DeleteSheet sheet={sheet} at={at} />
          <ViewOfSheet isWhole={isWhole} onChange={setWhole} />
        </div>
        <SheetPicture
          sheet={sheet}
          url={url}
          alt={words.picture(at)}
          turn={turn}
          cells={isWhole || isByHand ? undefined : cells}
          stateOf={stateOf}
          chosen={looked?.cell}
          onChoose={setChosen}
          onCell={(cell) => {
            setChosen(cell.cell)
            changeCells(sheet.id, changed(cell), cell.cell)
          }}
          lines={isByHand && !isWhole ? lines : undefined}
          onLines={(next) => changeLines(sheet.id, next)}
          readOnly={readOnly}
        />
        <DeletedSheets project={project} />
      </div>
      <div className="full-side sheet-side">
        <SheetState
          found={found}
          asked={sheet.shots.length}
          onCut={() => changeCells(sheet.id, { turn: 0, cells: cellsBetween(lines, sheet.shots.length) })}
        />
        {looked && !isWhole && (
          <CellCheck
            sheet={sheet}
            url={url}
            turn={turn}
            cell={looked}
            state={stateOf(looked)}
            onSettle={settle}
          />
        )}
        <div className="sheet-foot">
          <KeepCells
            sheet={sheet}
            turn={turn}
            hasKept={kept.size > 0}
            cells={cells.filter((cell) => isToKeep(cell) && !['kept', 'gone'].includes(stateOf(cell)))}
          />
          <DrawSheet
            project={project}
            isFirst={false}
            share={cost === undefined ? undefined : cost / sheet.shots.length}
            onDraw={() => onChoose(undefined)}
          />
        </div>
      </div>
    </>
  )
}
