import { useEffect } from 'react'
import { openDialog } from '../../store/app/store.ts'
import { flushByHand } from '../../store/project/flush.ts'
import { isText, openModal } from '../kit/event-target.ts'
import { ariaKeys, keySigns, pressed } from '../kit/keys.ts'

/** An iPad with a keyboard says that it is a Mac. */
const IS_APPLE = /Mac|iPhone|iPad/.test(navigator.userAgent)

interface Shortcut {
  /** In the names of `pressed`; any of them does it. */
  readonly keys: readonly string[]
  /** What it does, by the name of its words. */
  readonly does: 'open' | 'next' | 'undo' | 'redo' | 'save' | 'neighbours' | 'help'
  /** Where somebody writes the key is the text's own. */
  readonly notInText?: true
  /** Also while a shot is shown large: of the dialogs only that one changes the project. */
  readonly inViewer?: true
  /** Absent where the key is heard by what it works on. */
  readonly run?: () => unknown
}

/** To the step that is next: a key alone neither spends nor replaces anything. */
export const NEXT_STEP = 'Mod+Enter'
export const UNDO = 'Mod+Z'
export const REDO = 'Mod+Shift+Z'
export const HELP = 'F1'

/** None is what browsers and texts use themselves: select all, find again, italic, the address. */
export const SHORTCUTS: readonly Shortcut[] = [
  { keys: ['Mod+O'], does: 'open', run: chooseFiles },
  { keys: [NEXT_STEP], does: 'next', run: focusNextStep },
  { keys: [UNDO], does: 'undo', notInText: true, inViewer: true, run: undo },
  {
    // ⌘Y is the browser's own history.
    keys: IS_APPLE ? [REDO] : [REDO, 'Mod+Y'],
    does: 'redo',
    notInText: true,
    inViewer: true,
    run: redo,
  },
  { keys: ['Mod+S'], does: 'save', run: flushByHand },
  { keys: ['ArrowLeft', 'ArrowRight'], does: 'neighbours' },
  { keys: [HELP, '?'], does: 'help', notInText: true, run: () => openDialog('shortcuts') },
]

/** The parts of a key's name on this machine's keyboard. */
export const signsOf = (keys: string) => keySigns(keys, IS_APPLE)
/** "Ctrl Z" */
export const keyText = (keys: string) => signsOf(keys).join(' ')
export const keyShortcuts = (keys: string) => ariaKeys(keys, IS_APPLE)

export function useShortcuts(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const name = event.defaultPrevented ? undefined : pressed(event, IS_APPLE)
      const shortcut = SHORTCUTS.find(({ keys }) => name !== undefined && keys.includes(name))
      if (!shortcut?.run) return
      // F1 types nothing.
      if (shortcut.notInText && name !== HELP && isText(event.target)) return
      const dialog = openModal()
      if (dialog && !(shortcut.inViewer && dialog.matches('.viewer'))) return
      event.preventDefault()
      void shortcut.run()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

/** What takes dropped files also has an input for them (DropAnywhere.tsx). */
function chooseFiles(): void {
  document.querySelector<HTMLInputElement>('#open-files')?.click()
}

/** On a phone the step at the bottom stands for the one in the column, which is not seen there. */
function focusNextStep(): void {
  const steps = document.querySelectorAll<HTMLElement>(`[aria-keyshortcuts="${keyShortcuts(NEXT_STEP)}"]`)
  ;[...steps].find((step) => step.getClientRects().length > 0)?.focus()
}

/** Loaded with the project's screen: on the first one there is nothing to undo. */
async function undo(): Promise<void> {
  const { undoEdit } = await import('../../store/project/edits.ts')
  undoEdit()
}

async function redo(): Promise<void> {
  const { redoEdit } = await import('../../store/project/edits.ts')
  redoEdit()
}
