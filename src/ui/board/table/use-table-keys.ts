import type { KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import { SHOT_FIELDS_BY_KEY, type ShotFieldKey } from '../../../domain/board/shot-fields.ts'
import type { ShotId } from '../../../domain/ids.ts'
import { chooseShot, leaveShot, useChosenShot } from '../../../store/board/chosen-shot.ts'
import { extendToShot, selectAllShots, toggleShot } from '../../../store/board/select-shots.ts'
import { editCell, useTable } from '../../../store/board/table.ts'
import { setCell } from '../../../store/board/table-cells.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { runBeside } from '../hands/board-keys.ts'
import { focusCell, NUMBER, PICTURE } from './cell-id.ts'

/** Rows and columns as they are shown. */
interface Lines {
  readonly ids: readonly ShotId[]
  readonly columns: readonly string[]
}

export const isField = (column: string): column is ShotFieldKey => column in SHOT_FIELDS_BY_KEY

/** Opens the inspector on a shot of the table. */
export function inspect(id: ShotId): void {
  useTable.setState({ inspects: true })
  chooseShot(id, true)
}

/** Edits the present cell, which takes the focus; in a tab that only reads, nothing happens. */
export function startEditing(): void {
  if (!useProjectStore.getState().readOnly) flushSync(editCell)
}

/** The keys of a grid (ARIA Authoring Practices, Grid); those of an editor are its own. */
export function onTableKey(event: KeyboardEvent, lines: Lines): void {
  const { row, column, editing } = useTable.getState()
  if (!row || !column || editing || event.nativeEvent.isComposing || isInMenu(event)) return
  const done = act(event, row, column, lines)
  if (!done) return
  // Nothing else on the page hears a key of the table.
  event.preventDefault()
  event.stopPropagation()
}

/** A menu of a row bubbles through the row, though it stands elsewhere in the page. */
const isInMenu = ({ target, currentTarget }: KeyboardEvent) =>
  !(target instanceof Node && currentTarget.contains(target))

function act(event: KeyboardEvent, row: ShotId, column: string, lines: Lines): boolean {
  const { key, shiftKey, altKey, target } = event
  const mod = event.ctrlKey || event.metaKey
  if (mod && !altKey && !shiftKey && key.toLowerCase() === 'a') return yes(selectAllShots)
  if (mod || altKey) return isEnd(key) && !altKey && yes(() => goFar(key === 'End', lines))
  if (key === ' ') return shiftKey ? yes(() => extendToShot(row, lines.ids)) : yes(() => toggleShot(row))
  if (key === 'Enter' || key === 'F2') return yes(() => enter(row, column, target))
  if (key === 'Escape') return useChosenShot.getState().selected.size > 0 && yes(leaveShot)
  if (key === 'Delete' || key === 'Backspace') return isField(column) && yes(() => empty(row, column))
  if (isMove(key)) return yes(() => move(key, shiftKey, row, column, lines))
  if (!isField(column)) return besideFields(event, row)
  if (key.length === 1) startEditing()
  // The letter itself goes into the editor, which has the focus now.
  return false
}

/** Where no field takes a letter, it is a key of the board. */
function besideFields(event: KeyboardEvent, row: ShotId): boolean {
  const shot = useProjectStore.getState().project?.shots.find(({ id }) => id === row)
  return shot !== undefined && runBeside(event, shot)
}

function yes(action: () => unknown): true {
  action()
  return true
}

const isEnd = (key: string) => key === 'Home' || key === 'End'

const PAGE = 8
const MOVES: Readonly<Record<string, readonly [down: number, across: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-PAGE, 0],
  PageDown: [PAGE, 0],
  Home: [0, Number.NEGATIVE_INFINITY],
  End: [0, Number.POSITIVE_INFINITY],
}

const isMove = (key: string) => key in MOVES

function move(key: string, extend: boolean, row: ShotId, column: string, { ids, columns }: Lines): void {
  const [down = 0, across = 0] = MOVES[key] ?? []
  const way = document.documentElement.dir === 'rtl' && /^Arrow/.test(key) ? -across : across
  const id = ids[within(ids.indexOf(row) + down, ids.length)] ?? row
  const to = columns[within(columns.indexOf(column) + way, columns.length)] ?? column
  focusCell(id, to)
  useTable.setState({ column: to })
  if (!extend || down === 0) return
  if (useChosenShot.getState().selected.size === 0) toggleShot(row)
  extendToShot(id, ids)
}

const within = (place: number, count: number) => Math.max(0, Math.min(count - 1, place))

function goFar(last: boolean, { ids, columns }: Lines): void {
  const [id, column] = [last ? ids.at(-1) : ids[0], last ? columns.at(-1) : columns[0]]
  if (id && column) focusCell(id, column)
}

/** To the next field, and at the row's end to the next row's first one. */
export function goOn(back: boolean, { ids, columns }: Lines): void {
  const { row, column } = useTable.getState()
  const fields = columns.filter(isField)
  const cells = ids.flatMap((id) => fields.map((key) => [id, key] as const))
  const at = cells.findIndex(([id, key]) => id === row && key === column)
  const [id, key] = cells[at + (back ? -1 : 1)] ?? cells[at] ?? []
  if (id && key) focusCell(id, key)
}

function enter(row: ShotId, column: string, target: EventTarget): void {
  if (isField(column)) startEditing()
  else if (column === NUMBER || column === PICTURE) inspect(row)
  else if (target instanceof Element)
    target.closest('td')?.querySelector<HTMLElement>('button,input')?.click()
}

function empty(row: ShotId, column: ShotFieldKey): void {
  if (!useProjectStore.getState().readOnly) setCell(row, column, undefined)
}
