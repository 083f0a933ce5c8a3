import { SlidersHorizontal, X } from 'lucide-react'
import { useId, useState } from 'react'
import { sharedField } from '../../../domain/board/several.ts'
import { SHOT_FIELD_ROWS, type ShotFieldRow } from '../../../domain/board/shot-fields.ts'
import type { Project } from '../../../domain/project/project.ts'
import { leaveShot, useChosenShot } from '../../../store/board/chosen-shot.ts'
import { deleteShots, editFieldOfAll } from '../../../store/board/several.ts'
import { useTable } from '../../../store/board/table.ts'
import { drawShots } from '../../../store/jobs/start-steps.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { Button } from '../../kit/Button.tsx'
import { usePrices } from '../../money/use-prices.ts'
import { fieldWords } from '../../words/en/fields.ts'
import { stepWords } from '../../words/en/steps.ts'
import { tableWords as words } from '../../words/en/table.ts'
import { useBarKeys } from '../bar/use-bar-keys.ts'
import { focusCurrent } from './cell-id.ts'
import { termText } from './cell-text.ts'

/** What of all rows can be set at once: fields with terms. */
const SHARED = SHOT_FIELD_ROWS.filter(([, { kind }]) => kind === 'term')

/** What can be done with the selected shots, each as one step to undo; absent while none is. */
export function SelectedBar({ project }: { readonly project: Project }) {
  const selected = useChosenShot((state) => state.selected)
  const readOnly = useProjectStore((state) => state.readOnly)
  const inspects = useTable((state) => state.inspects)
  const [open, setOpen] = useState(false)
  const fields = useId()
  const prices = usePrices()
  const bar = useBarKeys(selected.size > 0 && !(inspects && selected.size === 1))
  const shots = project.shots.filter(({ id }) => selected.has(id))
  const counted = shots.filter(({ omitted }) => !omitted)
  const why = readOnly ? stepWords.whyNot.readOnly : undefined
  // The inspector edits a single one.
  if (shots.length === 0 || (inspects && shots.length === 1)) return null
  const ids = new Set(counted.map(({ id }) => id))
  const locked = project.numbering?.locked === true

  const choice = (row: ShotFieldRow) => {
    const [key, field] = row
    const { value, mixed } = sharedField(counted, key)
    return (
      <select
        key={key}
        className="selected-field"
        aria-label={fieldWords.names[key]}
        aria-readonly={readOnly || undefined}
        value={mixed ? 'mixed' : String(value ?? '')}
        onChange={(event) => {
          if (!readOnly) editFieldOfAll(ids, row, event.target.value || undefined)
        }}
      >
        <option value="">{words.fieldNone(fieldWords.names[key])}</option>
        {mixed && (
          <option value="mixed" disabled>
            {words.fieldMixed(fieldWords.names[key])}
          </option>
        )}
        {(field.kind === 'term' ? field.terms : []).map((term) => (
          <option key={term} value={term}>
            {termText(term)}
          </option>
        ))}
      </select>
    )
  }
  return (
    <div className="selected-bar" role="toolbar" aria-label={words.selected(shots.length)} ref={bar}>
      <strong>{words.selected(shots.length)}</strong>
      <div className={open ? 'selected-fields is-open' : 'selected-fields'} id={fields}>
        {SHARED.map(choice)}
      </div>
      <Button plain why={why} onClick={() => deleteShots(ids)}>
        {locked ? words.omit : words.delete}
      </Button>
      <Button why={why} price={prices.of('draw', counted.length)} onClick={() => void drawShots([...ids])}>
        {words.draw(counted.length)}
      </Button>
      <button
        type="button"
        className="icon-button selected-more"
        aria-label={words.change}
        aria-expanded={open}
        aria-controls={fields}
        onClick={() => setOpen(!open)}
      >
        <SlidersHorizontal aria-hidden />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={words.unselect}
        onClick={() => {
          leaveShot()
          focusCurrent()
        }}
      >
        <X aria-hidden />
      </button>
    </div>
  )
}
