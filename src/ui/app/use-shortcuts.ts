import { useEffect } from 'react'
import { openDialog } from '../../store/app/store.ts'
import { flushByHand } from '../../store/project/flush.ts'
import { isText, openModal } from '../kit/event-target.ts'
import { ariaKeys, keySigns, pressed } from '../kit/keys.ts'

/** An iPad with a keyboard reports itself as a Mac. */
const IS_APPLE = /Mac|iPhone|iPad/.test(navigator.userAgent)

interface Shortcut {
  /** Key names as `pressed` gives them; any one of them triggers it. */
  readonly keys: readonly string[]
  /** Its action, by the key of its words. */
  readonly does: 'open' | 'next' | 'undo' | 'redo' | 'save' | 'print' | 'neighbours' | 'help'
  /** Off in text fields, where the key edits the text. */
  readonly notInText?: true
  /** Also on in the dialogs that edit the project. */
  readonly inEditor?: true
  /** Absent where the element that it works on handles the key. */
  readonly run?: () => unknown
}

/** Moves the focus to the next step and does not press it: a key alone never spends or replaces. */
export const NEXT_STEP = 'Mod+Enter'
export const UNDO = 'Mod+Z'
export const REDO = 'Mod+Shift+Z'
export const HELP = 'F1'
export const PRINT = 'Mod+P'

/** Avoids the keys of browsers and text fields: select all, find again, italic, address bar. */
export const SHORTCUTS: readonly Shortcut[] = [
  { keys: ['Mod+O'], does: 'open', run: chooseFiles },
  { keys: [NEXT_STEP], does: 'next', run: focusNextStep },
  { keys: [UNDO], does: 'undo', notInText: true, inEditor: true, run: undo },
  {
    // ⌘Y opens Safari's history.
    keys: IS_APPLE ? [REDO] : [REDO, 'Mod+Y'],
    does: 'redo',
    notInText: true,
    inEditor: true,
    run: redo,
  },
  { keys: ['Mod+S'], does: 'save', run: flushByHand },
  { keys: [PRINT], does: 'print' },
  { keys: ['ArrowLeft', 'ArrowRight'], does: 'neighbours' },
  { keys: [HELP, '?'], does: 'help', notInText: true, run: () => openDialog('shortcuts') },
]

/** A shortcut's keycaps on this machine's keyboard. */
export const signsOf = (keys: string) => keySigns(keys, IS_APPLE)
/** "Ctrl Z" */
export const keyText = (keys: string) => signsOf(keys).join(' ')
export const keyShortcuts = (keys: string) => ariaKeys(keys, IS_APPLE)

/** True where the pressed key is a shortcut's. */
export const pressedHere = (event: KeyboardEvent, keys: string) => pressed(event, IS_APPLE) === keys

export function useShortcuts(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const name = event.defaultPrevented ? undefined : pressed(event, IS_APPLE)
      const shortcut = SHORTCUTS.find(({ keys }) => name !== undefined && keys.includes(name))
      if (!shortcut?.run) return
      // F1 types no character.
      if (shortcut.notInText && name !== HELP && isText(event.target)) return
      const dialog = openModal()
      if (dialog && !(shortcut.inEditor && dialog.matches('.viewer, [data-edits]'))) return
      event.preventDefault()
      void shortcut.run()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

/** The file inputs (DropAnywhere.tsx) accept the same files as a drop. */
function chooseFiles(): void {
  document.querySelector<HTMLInputElement>('#open-files')?.click()
}

/** On a phone the step in the bottom bar replaces the hidden one in the column. */
function focusNextStep(): void {
  const steps = document.querySelectorAll<HTMLElement>(`[aria-keyshortcuts="${keyShortcuts(NEXT_STEP)}"]`)
  ;[...steps].find((step) => step.getClientRects().length > 0)?.focus()
}

/** Loaded with the project screen: the home screen has nothing to undo. */
async function undo(): Promise<void> {
  const { undoEdit } = await import('../../store/project/edits.ts')
  undoEdit()
}

async function redo(): Promise<void> {
  const { redoEdit } = await import('../../store/project/edits.ts')
  redoEdit()
}
