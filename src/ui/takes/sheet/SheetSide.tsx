import { Check, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { type Problem, problemOf } from '../../../domain/problem.ts'
import type { Sheet } from '../../../domain/takes/sheet.ts'
import type { EditedCell } from '../../../domain/takes/sheet-cells.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { keepCells } from '../../../store/takes/sheets.ts'
import { Alert } from '../../kit/Alert.tsx'
import { Button } from '../../kit/Button.tsx'
import { sheetWords as words } from '../../words/en/sheets.ts'
import { stepWords } from '../../words/en/steps.ts'
import { CellPicture } from './CellPicture.tsx'
import type { SheetCells } from './use-cells.ts'

interface SheetStateProps {
  readonly found: SheetCells
  /** Cells that were asked for. */
  readonly asked: number
  readonly onCut: () => void
}

/** How many cells were found; what to do where there are none. */
export function SheetState({ found: { status, cells, problem }, asked, onCut }: SheetStateProps) {
  const [first] = cells
  const why = useWhyReadOnly()
  return (
    <section className="sheet-state" aria-live="polite">
      {problem && <Alert problem={problem} />}
      {status === 'looking' && <p>{words.looking}</p>}
      {status === 'none' && (
        <>
          <h3>{words.noGrid}</h3>
          <p className="quiet">{words.noGridHelp}</p>
          <Button why={why} onClick={onCut}>
            {words.cutLines}
          </Button>
        </>
      )}
      {status === 'found' && (
        <>
          <h3>
            {cells.length === asked && <Check aria-hidden />}
            {cells.length === asked ? words.foundAll(asked) : words.foundSome(cells.length, asked)}
          </h3>
          {first && (
            <p className="quiet">{words.each(words.size(first.rectangle.width, first.rectangle.height))}</p>
          )}
        </>
      )}
    </section>
  )
}

/** Why nothing of a sheet is changed in a tab that only reads. */
function useWhyReadOnly(): string | undefined {
  return useProjectStore((state) => (state.readOnly ? stepWords.whyNot.readOnly : undefined))
}

interface CellCheckProps {
  readonly sheet: Sheet
  readonly url: string | undefined
  readonly turn: number
  readonly cell: EditedCell
  readonly state: keyof typeof words.states
  readonly onSettle: (cell: EditedCell) => void
}

/** The chosen cell as it would be cut, and whether it is kept. */
export function CellCheck({ sheet, url, turn, cell, state, onSettle }: CellCheckProps) {
  const name = words.shot(sheet.shots[cell.cell]?.number ?? '')
  const why = useWhyReadOnly()
  const isOpen = state !== 'kept' && state !== 'gone'
  return (
    <section className="sheet-check" aria-label={name}>
      <h3>
        {state === 'doubtful' && <TriangleAlert aria-hidden />}
        {name}
        <span className="quiet push-end">{words.of(cell.cell + 1, sheet.shots.length)}</span>
      </h3>
      <p>{state === 'doubtful' ? words.check : words.states[state]}</p>
      <CellPicture sheet={sheet} url={url} turn={turn} rectangle={cell.rectangle} alt={name} />
      {isOpen && (
        <div className="row">
          {state !== 'right' && state !== 'sure' && (
            <Button why={why} onClick={() => onSettle({ ...cell, state: 'right' })}>
              {state === 'out' ? words.takeIn : words.looksRight}
            </Button>
          )}
          {state !== 'out' && (
            <Button plain why={why} onClick={() => onSettle({ ...cell, state: 'out' })}>
              {words.leaveOut}
            </Button>
          )}
        </div>
      )}
    </section>
  )
}

interface KeepCellsProps {
  readonly sheet: Sheet
  readonly turn: number
  /** Those to keep. */
  readonly cells: readonly EditedCell[]
  /** Some are kept already. */
  readonly hasKept: boolean
}

/** Makes takes of the cells. */
export function KeepCells({ sheet, turn, cells, hasKept }: KeepCellsProps) {
  const whyReadOnly = useWhyReadOnly()
  const [isCutting, setCutting] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const why = whyReadOnly ?? (isCutting ? words.cutting : cells.length > 0 ? undefined : words.nothingToKeep)
  async function keep(): Promise<void> {
    setCutting(true)
    setProblem(undefined)
    try {
      await keepCells(sheet, turn, cells)
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setCutting(false)
    }
  }
  return (
    <>
      {problem && <Alert problem={problem} />}
      <Button wide primary why={why} onClick={() => void keep()}>
        {cells.length > 0 ? words.keep(cells.length) : hasKept ? words.allKept : words.keepTakes}
      </Button>
      {hasKept && cells.length === 0 && <p className="quiet">{words.allKeptHelp}</p>}
    </>
  )
}
