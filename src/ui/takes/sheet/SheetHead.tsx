import type { Project } from '../../../domain/project/project.ts'
import { numberOfSheet } from '../../../domain/takes/cut-takes.ts'
import type { Sheet } from '../../../domain/takes/sheet.ts'
import { Select } from '../../kit/Select.tsx'
import { sheetWords as words } from '../../words/en/sheets.ts'

interface SheetChoiceProps {
  readonly project: Project
  /** The newest first. */
  readonly sheets: readonly Sheet[]
  readonly sheet: Sheet
  readonly onChoose: (sheet: Sheet | undefined) => void
}

/** Which sheet is looked at. */
export function SheetChoice({ project, sheets, sheet, onChoose }: SheetChoiceProps) {
  if (sheets.length === 1) return <h3>{words.sheet(numberOfSheet(project, sheet))}</h3>
  return (
    <Select
      aria-label={words.which}
      value={sheet.id}
      onChange={(event) => onChoose(sheets.find(({ id }) => id === event.target.value))}
    >
      {sheets.map((one) => (
        <option key={one.id} value={one.id}>
          {words.sheet(numberOfSheet(project, one))}
        </option>
      ))}
    </Select>
  )
}

interface ViewOfSheetProps {
  readonly isWhole: boolean
  readonly onChange: (isWhole: boolean) => void
}

/** The cells, or the sheet as it was drawn. */
export function ViewOfSheet({ isWhole, onChange }: ViewOfSheetProps) {
  return (
    <div className="segments sheet-views" role="radiogroup" aria-label={words.show}>
      {[false, true].map((whole) => (
        <label key={String(whole)} className="segment">
          <input
            type="radio"
            className="visually-hidden"
            name="sheet-view"
            checked={isWhole === whole}
            onChange={() => onChange(whole)}
          />
          {whole ? words.asDrawn : words.cells}
        </label>
      ))}
    </div>
  )
}
