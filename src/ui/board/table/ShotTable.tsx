import { type FocusEvent, type MouseEvent, useCallback, useEffect, useMemo, useRef } from 'react'
import { groupShots } from '../../../domain/board/group-shots.ts'
import { numbersOf } from '../../../domain/board/shot-numbers.ts'
import { shownColumns } from '../../../domain/board/table-columns.ts'
import type { ShotId } from '../../../domain/ids.ts'
import type { Project } from '../../../domain/project/project.ts'
import { useChosenShot } from '../../../store/board/chosen-shot.ts'
import { toggleShot } from '../../../store/board/select-shots.ts'
import { useTable } from '../../../store/board/table.ts'
import { pasteCells } from '../../../store/board/table-cells.ts'
import { useJobStore } from '../../../store/jobs/store.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { useSettingsStore } from '../../../store/settings/store.ts'
import { usePrices } from '../../money/use-prices.ts'
import { inspectorWords } from '../../words/en/inspector.ts'
import { tableWords as words } from '../../words/en/table.ts'
import { WriteAfterFailed } from '../WriteAfterFailed.tsx'
import { ACTIONS, NUMBER, OMITTED, PICTURE, TICK } from './cell-id.ts'
import { spokenTerm } from './cell-text.ts'
import { GroupRow } from './GroupRow.tsx'
import { MisreadNote } from './MisreadNote.tsx'
import { OmittedRow } from './OmittedRow.tsx'
import { SelectedBar } from './SelectedBar.tsx'
import { TableHead } from './TableHead.tsx'
import { TableRow } from './TableRow.tsx'
import { goOn, inspect, isField, onTableKey, startEditing } from './use-table-keys.ts'

/** Cells of a row that are no fields and stand after the number. */
const OTHERS = 2

/** The shots as rows of a table that is edited in place. */
export function ShotTable({ project, aspect }: { readonly project: Project; readonly aspect: number }) {
  const { shots } = project
  const chosenColumns = useSettingsStore(({ settings }) => settings.columns)
  const group = useTable((state) => state.group)
  const readOnly = useProjectStore((state) => state.readOnly)
  const failedAfter = useJobStore((state) => state.failedAfter)
  const prices = usePrices()
  const numbers = numbersOf(project)
  const fields = useMemo(() => shownColumns(chosenColumns), [chosenColumns])
  const groups = groupShots(shots, group)
  const lines = {
    ids: groups.flatMap((one) => one.shots.map(({ id }) => id)),
    columns: [TICK, NUMBER, PICTURE, ...fields.map(([key]) => key), ACTIONS],
  }
  const latest = useRef(lines)
  latest.current = lines
  const onTab = useCallback((back: boolean) => goOn(back, latest.current), [])
  useStop(lines.ids, lines.columns)

  const onFocus = ({ target }: FocusEvent) => {
    const cell = target.closest<HTMLElement>('[data-column], .cell-omitted')
    const row = shots.find(({ id }) => cell?.id.startsWith(`cell-${id}-`))
    const state = useTable.getState()
    if (!cell || !row || state.editing) return
    // An omitted row has one cell for all columns: the present column is kept.
    const column = cell.dataset.column ?? state.column ?? OMITTED
    if (state.row !== row.id || state.column !== column) useTable.setState({ row: row.id, column })
  }
  const onClick = ({ target, detail, nativeEvent }: MouseEvent) => {
    const { row, column, editing } = useTable.getState()
    if (!row || !column || editing || !(target instanceof Element) || target.closest('button,input')) return
    const isTouch = nativeEvent instanceof PointerEvent && nativeEvent.pointerType === 'touch'
    if (column === TICK) toggleShot(row)
    if (isField(column) && (isTouch || detail === 2)) startEditing()
    if ((column === NUMBER || column === PICTURE) && !target.closest('tr')?.matches('.is-omitted'))
      inspect(row)
  }
  return (
    <div className="table-place">
      {readOnly && (
        <p className="notice" role="note">
          {inspectorWords.readOnly}
        </p>
      )}
      <MisreadNote numbers={numbers} />
      {failedAfter && <WriteAfterFailed {...failedAfter} number={numbers.get(failedAfter.shot) ?? ''} />}
      <div className="table-room">
        <table
          className="shot-table"
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: cells are edited
          role="grid"
          aria-label={words.shots}
          aria-multiselectable
          aria-readonly={readOnly || undefined}
          style={{ ['--aspect' as string]: String(aspect) }}
          onFocus={onFocus}
          onClick={onClick}
          onKeyDown={(event) => onTableKey(event, lines)}
          onPaste={(event) => {
            const { row, column = '', editing } = useTable.getState()
            const text = event.clipboardData.getData('text/plain')
            const keys = lines.columns.slice(lines.columns.indexOf(column)).filter(isField)
            if (!row || editing || text === '' || !isField(column)) return
            event.preventDefault()
            pasteCells(text, row, keys, spokenTerm)
          }}
        >
          <TableHead columns={fields} ids={lines.ids} />
          {groups.map((one) => (
            <tbody key={String(one.value)}>
              {group && (
                <GroupRow by={group} value={one.value} count={one.shots.length} span={lines.columns.length} />
              )}
              {one.shots.map((shot) =>
                shot.omitted ? (
                  <OmittedRow
                    key={shot.id}
                    shot={shot}
                    number={numbers.get(shot.id) ?? ''}
                    span={fields.length + OTHERS}
                  />
                ) : (
                  <TableRow
                    key={shot.id}
                    shot={shot}
                    number={numbers.get(shot.id) ?? ''}
                    columns={fields}
                    isFirst={shot === shots[0]}
                    isLast={shot === shots.at(-1)}
                    price={prices.of('draw', 1, undefined, [shot])}
                    onTab={onTab}
                  />
                ),
              )}
            </tbody>
          ))}
        </table>
      </div>
      <SelectedBar project={project} />
    </div>
  )
}

/** Tab always leads to one cell, also after its row or its column is gone. */
function useStop(ids: readonly ShotId[], columns: readonly string[]): void {
  // Moving the cell does not render the table.
  const hasRow = useTable(({ row }) => row !== undefined && ids.includes(row))
  const hasColumn = useTable(({ column }) => column !== undefined && columns.includes(column))
  const selected = useChosenShot((state) => state.selected.size)
  useEffect(() => {
    if (!hasRow || !hasColumn)
      useTable.setState(({ row: now, column: at }) => ({
        row: hasRow ? now : ids[0],
        column: hasColumn ? at : columns[1],
        editing: false,
      }))
  }, [hasRow, hasColumn, ids, columns])
  // Once the inspector is closed, ticks alone do not open it again.
  useEffect(() => {
    if (selected === 0) useTable.setState({ inspects: false })
  }, [selected])
}
