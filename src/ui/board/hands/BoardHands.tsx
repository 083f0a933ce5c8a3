import { useEffect } from 'react'
import { useChosenShot } from '../../../store/board/chosen-shot.ts'
import { extendToShot, toggleShot } from '../../../store/board/select-shots.ts'
import { isText, openModal } from '../../kit/event-target.ts'
import { pressed } from '../../kit/keys.ts'
import { severalWords as words } from '../../words/en/several.ts'
import { BOARD_KEYS } from './board-keys.ts'
import { type Card, cardAround } from './cards.ts'
import { useCardDrops } from './use-card-drops.ts'

/** What takes keys for itself inside a card. */
const OWN_KEYS = 'select, input, [role="slider"], [role="menu"], [role="listbox"], [role="radiogroup"]'
/** What takes clicks for itself; the picture and the camera line give way to a modified one. */
const OWN_CLICKS = 'button:not(.shot-open, .shot-camera-open), a, input, textarea, select, [role="menu"]'

/** Keys and modified clicks on the cards, and how many shots are selected. */
export function BoardHands() {
  useCardDrops()
  const count = useChosenShot(({ selected }) => selected.size)
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
    <p className="visually-hidden" role="status">
      {count > 1 && words.selected(count)}
    </p>
  )
}

function onKeyDown(event: KeyboardEvent): void {
  const { target } = event
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
  if (!(ctrlKey || metaKey || shiftKey) || !(target instanceof Element)) return undefined
  const card = target.closest('article') ? cardAround(target) : undefined
  return card && !target.closest(OWN_CLICKS) ? card : undefined
}
