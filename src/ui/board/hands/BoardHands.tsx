import { useEffect } from 'react'
import { leaveShot, useChosenShot } from '../../../store/board/chosen-shot.ts'
import { extendToShot, toggleShot } from '../../../store/board/select-shots.ts'
import { useSelecting } from '../../../store/board/selecting.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { isText, openModal } from '../../kit/event-target.ts'
import { pressed } from '../../kit/keys.ts'
import { severalWords as words } from '../../words/en/several.ts'
import { SelectedBar } from '../table/SelectedBar.tsx'
import { useBoardView } from '../use-board-view.ts'
import { BOARD_KEYS } from './board-keys.ts'
import { type Card, cardAround } from './cards.ts'
import { useCardDrops } from './use-card-drops.ts'

/** What takes keys for itself inside a card. */
const OWN_KEYS = 'select, input, [role="slider"], [role="menu"], [role="listbox"], [role="radiogroup"]'
/** What takes clicks for itself; the picture and the camera line give way to a modified one. */
const OWN_CLICKS = 'button:not(.shot-open, .shot-camera-open), a, input, textarea, select, [role="menu"]'

/** Keys, modified clicks and selecting presses on the cards, and how many shots are selected. */
export function BoardHands() {
  useCardDrops()
  const count = useChosenShot(({ selected }) => selected.size)
  const selecting = useSelecting((state) => state.on)
  const project = useProjectStore((state) => state.project)
  const inTable = useBoardView() === 'table'
  useEffect(() => {
    const listening = new AbortController()
    const { signal } = listening
    window.addEventListener('keydown', onKeyDown, { signal })
    // Before the card's own click, which selects its shot alone.
    window.addEventListener('click', onClick, { signal, capture: true })
    window.addEventListener('mousedown', onMouseDown, { signal })
    return () => listening.abort()
  }, [])
  return (
    <>
      <p className="visually-hidden" role="status">
        {(selecting || count > 1) && words.selected(count)}
      </p>
      {selecting && project && !inTable && <SelectedBar project={project} />}
    </>
  )
}

function onKeyDown(event: KeyboardEvent): void {
  const { target } = event
  if (event.key === 'Escape' && !event.defaultPrevented && useSelecting.getState().on && !openModal())
    leaveShot()
  if (event.defaultPrevented || !(target instanceof HTMLElement) || isText(target) || openModal()) return
  const card = cardAround(target)
  // Only bare keys: Ctrl and ⌘ belong to the browser and the app.
  if (!card || event.ctrlKey || event.metaKey || target.closest(OWN_KEYS)) return
  const name = pressed(event, false)
  const key = event.shiftKey ? `Shift+${name}` : name
  const found = BOARD_KEYS.find(({ keys }) => key !== undefined && keys.includes(key))
  if (!found || (found.onCardOnly && target !== card.element)) return
  if (found.run(card, String(key))) event.preventDefault()
}

function onClick(event: MouseEvent): void {
  const card = cardOfModified(event)
  if (!card) return
  event.preventDefault()
  event.stopPropagation()
  if (event.shiftKey) extendToShot(card.shot.id)
  else toggleShot(card.shot.id)
}

/** A click with Shift would select text up to the last click. */
function onMouseDown(event: MouseEvent): void {
  if (event.shiftKey && cardOfModified(event)) event.preventDefault()
}

function cardOfModified({ target, ctrlKey, metaKey, shiftKey }: MouseEvent): Card | undefined {
  const selects = ctrlKey || metaKey || shiftKey || useSelecting.getState().on
  if (!selects || !(target instanceof Element)) return undefined
  const card = target.closest('article') ? cardAround(target) : undefined
  return card && !target.closest(OWN_CLICKS) ? card : undefined
}
