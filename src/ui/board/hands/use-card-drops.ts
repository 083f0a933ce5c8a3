import { useEffect } from 'react'
import { fileKind } from '../../../domain/library/file-kind.ts'
import { addOwnPicture } from '../../../store/takes/own-picture.ts'
import { openModal } from '../../kit/event-target.ts'
import { severalWords as words } from '../../words/en/several.ts'
import { type Card, cardAround } from './cards.ts'

/**
 * A picture dropped onto a card becomes a take of its shot. The capturing listener stops the event
 * before the page's drop target, except for project files.
 */
export function useCardDrops(): void {
  useEffect(() => {
    let own = false
    let marked: HTMLElement | undefined
    const mark = (card?: Card) => {
      if (marked !== card?.element) marked?.removeAttribute('data-drop')
      marked = card?.element
      if (card) card.element.dataset.drop = words.dropHere
    }
    const over = (event: DragEvent): Card | undefined => {
      const under = own || openModal() ? undefined : cardUnder(event)
      // An omitted shot accepts no picture, and the page must not import the file instead.
      const card = under?.shot.omitted ? undefined : under
      mark(card)
      if (!under) return undefined
      event.preventDefault()
      event.stopImmediatePropagation()
      if (event.dataTransfer) event.dataTransfer.dropEffect = card ? 'copy' : 'none'
      return card
    }
    const onDrop = (event: DragEvent) => {
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.some((file) => fileKind(file) === 'project')) return mark()
      const card = over(event)
      mark()
      if (card) void addOwnPicture(card.shot.id, files)
    }
    const onLeave = (event: DragEvent) => {
      if (own || !cardUnder(event)) return
      event.stopImmediatePropagation()
      if (!(event.relatedTarget instanceof Node && marked?.contains(event.relatedTarget))) mark()
    }
    const setOwn = (is: boolean) => () => {
      own = is
    }
    const listening = new AbortController()
    const options = { signal: listening.signal, capture: true }
    window.addEventListener('dragstart', setOwn(true), options)
    window.addEventListener('dragend', setOwn(false), options)
    // A source that left the page fires no dragend; no pointer event fires during a drag.
    window.addEventListener('pointermove', setOwn(false), options)
    window.addEventListener('dragenter', over, options)
    window.addEventListener('dragover', over, options)
    window.addEventListener('dragleave', onLeave, options)
    window.addEventListener('drop', onDrop, options)
    return () => listening.abort()
  }, [])
}

function cardUnder({ target, dataTransfer }: DragEvent): Card | undefined {
  if (!dataTransfer?.types.includes('Files')) return undefined
  // Firefox targets the text node under a drag.
  return cardAround(target instanceof Element ? target : target instanceof Node && target.parentElement)
}
