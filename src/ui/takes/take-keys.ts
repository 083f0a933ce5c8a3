import { flushSync } from 'react-dom'
import type { Take } from '../../domain/board/shot.ts'
import { deleteTake, starTake } from '../../store/board/edits.ts'
import type { shortcutWords } from '../words/en/shortcuts.ts'

interface TakeKey {
  /** A key's name, which is its keycap too. */
  readonly key: string
  /** Its action, by the key of its words. */
  readonly does: keyof typeof shortcutWords.onTakes
  readonly run: (take: Take) => void
}

/** Keys among a shot's takes, for the shown one; each is one undo step. */
export const TAKE_KEYS: readonly TakeKey[] = [
  { key: 'S', does: 'star', run: (take) => starTake(take.id, !take.starred) },
  { key: 'Delete', does: 'delete', run: (take) => deleteTake(take.id) },
]

/**
 * Does what a key does among takes. A focus that goes with its take moves to the one shown next.
 * @returns true where the key is one of these
 */
export function pressOnTakes(key: string, take: Take, panel: HTMLElement): boolean {
  const found = TAKE_KEYS.find((one) => one.key.toUpperCase() === key.toUpperCase())
  if (!found) return false
  flushSync(() => found.run(take))
  if (!panel.contains(document.activeElement))
    panel.querySelector<HTMLElement>('.take[aria-pressed="true"], .row button')?.focus()
  return true
}
