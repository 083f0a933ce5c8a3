import { SlidersHorizontal, X } from 'lucide-react'
import { SHOT_FIELD_ROWS } from '../../../domain/board/shot-fields.ts'
import type { Project } from '../../../domain/project/project.ts'
import { leaveShot, useChosenShot } from '../../../store/board/chosen-shot.ts'
import { deleteShots } from '../../../store/board/several.ts'
import { useTable } from '../../../store/board/table.ts'
import { drawShots } from '../../../store/jobs/start-steps.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { Button } from '../../kit/Button.tsx'
import { usePrices } from '../../money/use-prices.ts'
import { stepWords } from '../../words/en/steps.ts'
import { tableWords as words } from '../../words/en/table.ts'
import { FoldButton } from '../bar/FoldButton.tsx'
import { useBarKeys } from '../bar/use-bar-keys.ts'
import { useFold } from '../bar/use-fold.ts'
import { shotHome } from '../inspector/camera-id.ts'
import { useBoardView } from '../use-board-view.ts'
import { focusCurrent } from './cell-id.ts'
import { SharedField } from './SharedField.tsx'

/** What of all rows can be set at once: fields with terms. */
const SHARED = SHOT_FIELD_ROWS.filter(([, { kind }]) => kind === 'term')

/** What can be done with the selected shots, each as one step to undo; absent while none is. */
export function SelectedBar({ project }: { readonly project: Project }) {
  const selected = useChosenShot((state) => state.selected)
  const readOnly = useProjectStore((state) => state.readOnly)
  const inTable = useBoardView() === 'table'
  const inspects = useTable((state) => state.inspects) && inTable
  const fields = useFold()
  const prices = usePrices()
  const bar = useBarKeys(selected.size > 0 && !(inspects && selected.size === 1))
  const shots = project.shots.filter(({ id }) => selected.has(id))
  const counted = shots.filter(({ omitted }) => !omitted)
  const why = readOnly ? stepWords.whyNot.readOnly : undefined
  // The inspector edits a single one.
  if (shots.length === 0 || (inspects && shots.length === 1)) return null
  const ids = new Set(counted.map(({ id }) => id))
  const locked = project.numbering?.locked === true

  return (
    <div className="selected-bar" role="toolbar" aria-label={words.selected(shots.length)} ref={bar}>
      <strong>{words.chosen(shots.length)}</strong>
      <div className={fields.open ? 'selected-fields is-open' : 'selected-fields'} id={fields.id}>
        {SHARED.map((row) => (
          <SharedField key={row[0]} shots={counted} row={row} />
        ))}
        <Button plain why={why} onClick={() => deleteShots(ids)}>
          {locked ? words.omit : words.delete}
        </Button>
      </div>
      <Button
        why={why}
        price={prices.of('draw', counted.length, undefined, counted)}
        onClick={() => void drawShots([...ids])}
      >
        {words.draw(counted.length)}
      </Button>
      <FoldButton fold={fields} label={words.change} icon={SlidersHorizontal} />
      <button
        type="button"
        className="icon-button"
        aria-label={words.unselect}
        onClick={() => {
          const [first] = shots
          leaveShot()
          if (inTable) focusCurrent()
          else if (first) shotHome(first.id)?.focus()
        }}
      >
        <X aria-hidden />
      </button>
    </div>
  )
}
