import { flushSync } from 'react-dom'
import type { Shot } from '../../../domain/board/shot.ts'
import { BOARD_VIEWS, type BoardViewName } from '../../../domain/board/views.ts'
import { chooseShot, useChosenShot } from '../../../store/board/chosen-shot.ts'
import { liftShot } from '../../../store/board/lifted-shot.ts'
import { insertShotAfter } from '../../../store/board/order.ts'
import { extendToShot, toggleShot } from '../../../store/board/select-shots.ts'
import { useTable } from '../../../store/board/table.ts'
import { openPlayAt } from '../../../store/handover/play.ts'
import { editProject } from '../../../store/project/edits.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { changeSettings, useSettingsStore } from '../../../store/settings/store.ts'
import type { shortcutWords } from '../../words/en/shortcuts.ts'
import { shotHome } from '../inspector/camera-id.ts'
import { showViewBy } from '../show-view.ts'
import { type Card, cardAround, cardAt, focusCard, placeAfter } from './cards.ts'

interface BoardKey {
  /** Key names as `pressed` gives them; `Shift+` stands before what Shift changes. */
  readonly keys: readonly string[]
  /** The same as keycaps, in the notation of shortcuts. */
  readonly caps: string
  /** Its action, by the key of its words. */
  readonly does: keyof typeof shortcutWords.onBoard
  /** Only where the card itself has the focus: a control in it takes these keys. */
  readonly onCardOnly?: true
  /** @returns false where there is nothing to do, and the browser takes the key. */
  readonly run: (card: Card, key: string) => boolean
}

const ARROWS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const
const WAYS = [...ARROWS, 'Home', 'End']
const shifted = (key: string) => `Shift+${key}`

/** A view's first letter, in English. */
const keyOf = (view: BoardViewName) => view.charAt(0).toUpperCase()

/** Keys of a card. None of them is a browser's own, and none edits more than one undo step. */
export const BOARD_KEYS: readonly BoardKey[] = [
  { keys: WAYS, caps: ARROWS.join('+'), does: 'move', run: (card, key) => go(card, key) !== undefined },
  {
    keys: WAYS.map(shifted),
    caps: shifted(ARROWS.join('+')),
    does: 'extend',
    run: (card, key) => {
      if (useChosenShot.getState().anchor === undefined) chooseShot(card.shot.id)
      const to = go(card, key.replace('Shift+', ''))
      if (to) extendToShot(to.shot.id)
      return to !== undefined
    },
  },
  { keys: ['Enter'], caps: 'Enter', does: 'choose', onCardOnly: true, run: ({ shot }) => choose(shot) },
  {
    keys: ['Shift+Enter'],
    caps: 'Shift+Enter',
    does: 'toggle',
    onCardOnly: true,
    run: ({ shot }) => {
      toggleShot(shot.id)
      return true
    },
  },
  {
    keys: [' '],
    caps: 'Space',
    does: 'large',
    onCardOnly: true,
    run: ({ element }) => press(element.querySelector('.shot-open')),
  },
  { keys: ['N'], caps: 'N', does: 'insert', run: insertAfter },
  { keys: ['M'], caps: 'M', does: 'lift', run: lift },
  { keys: ['1', '2', '3', '4'], caps: '1+2+3+4', does: 'tabs', run: openTab },
  {
    keys: BOARD_VIEWS.map(keyOf),
    caps: BOARD_VIEWS.map(keyOf).join('+'),
    does: 'views',
    run: ({ shot }, key) => showViewBy(key, shot.id),
  },
  {
    keys: ['A'],
    caps: 'A',
    does: 'arrows',
    run: () => {
      changeSettings({ arrows: !useSettingsStore.getState().settings.arrows })
      return true
    },
  },
  { keys: ['P'], caps: 'P', does: 'play', onCardOnly: true, run: play },
  // Listed for the dialog only: use-inspector-keys.ts handles Esc for the whole page.
  { keys: ['Escape'], caps: 'Esc', does: 'close', run: () => false },
]

function go(card: Card, key: string): Card | undefined {
  const to = placeAfter(key, card)
  const next = to === undefined ? undefined : cardAt(to)
  if (next) focusCard(next)
  return next
}

function choose({ id, omitted }: Card['shot']): boolean {
  if (!omitted) chooseShot(id, true)
  return !omitted
}

/**
 * A bare key on a shot of another view than the grid: on the filmstrip, and in the table beside its
 * fields.
 * @returns false for a key of the grid alone
 */
export function runBeside({ key }: Pick<KeyboardEvent, 'key'>, shot: Shot): boolean {
  if (key.toUpperCase() === 'N') return insertAfter({ shot })
  if (key.toUpperCase() === 'P') return play({ shot })
  return /^[1-3]$/.test(key) && openTab({ shot }, key)
}

function insertAfter({ shot }: Pick<Card, 'shot'>): boolean {
  if (refused()) return true
  const id = insertShotAfter(shot.id)
  flushSync(() => chooseShot(id))
  const card = cardAround(shotHome(id))
  if (card) focusCard(card)
  else shotHome(id)?.focus()
  return true
}

/** Plays the board from a shot on. */
function play({ shot }: Pick<Card, 'shot'>): boolean {
  const { project } = useProjectStore.getState()
  if (project) openPlayAt(project, shot.id)
  return project !== undefined
}

function lift({ element, shot, place }: Card): boolean {
  if (refused()) return true
  const handle = element.parentElement?.querySelector<HTMLElement>('.shot-move')
  handle?.focus()
  if (handle) liftShot(shot.id, place)
  return true
}

/** Inspects a shot at the tab of that place, counted from 1. */
export function openTab({ shot }: Pick<Card, 'shot'>, key: string): boolean {
  if (shot.omitted) return false
  const { chosen, selected } = useChosenShot.getState()
  // In the table a shot is chosen without being inspected.
  const inspects = () => {
    useTable.setState({ inspects: true })
    if (chosen !== shot.id || selected.size > 1) chooseShot(shot.id)
  }
  flushSync(inspects)
  pressTab(Number(key) - 1)
  return true
}

/** Frames in which the inspector may come that loads for the first time. */
const MOST_FRAMES = 300

function pressTab(at: number, left = MOST_FRAMES): void {
  const tab = document.querySelectorAll('.inspector [role="tab"]')[at]
  if (!press(tab) && left > 0) requestAnimationFrame(() => pressTab(at, left - 1))
}

function press(button: Element | null | undefined): boolean {
  if (button instanceof HTMLElement) button.click()
  return button instanceof HTMLElement
}

/** Shows why nothing changes where another tab writes. */
function refused(): boolean {
  if (useProjectStore.getState().readOnly) editProject((project) => project)
  return useProjectStore.getState().readOnly
}
