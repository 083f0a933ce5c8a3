import { useEffect } from 'react'
import type { OpenDialog } from '../store/app-store.ts'
import { clearLog } from '../store/app-store.ts'
import { redoEdit, undoEdit } from '../store/board-edits.ts'
import { analyze, generateAllImages, generateShots } from '../store/job-store.ts'

interface Shortcut {
  readonly key: string
  readonly does: string
  /** Left to the browser while a text is being edited. */
  readonly notInText?: boolean
  readonly run: () => unknown
}

/** Opens the file dialog of an input by its name. */
const chooseFile = (label: string) => () =>
  document.querySelector<HTMLInputElement>(`[data-shortcut="${label}"]`)?.click()

/** With Ctrl, or ⌘ on a Mac. */
export const SHORTCUTS: readonly Shortcut[] = [
  { key: 'o', does: 'Choose a video', run: chooseFile('Video') },
  { key: 's', does: 'Choose a style picture', run: chooseFile('Style image') },
  { key: 'a', does: 'Analyze the video (outside text fields)', notInText: true, run: analyze },
  { key: 'g', does: 'Generate shots', run: generateShots },
  { key: 'i', does: 'Generate all images (outside text fields)', notInText: true, run: generateAllImages },
  { key: 'l', does: 'Clear the activity log', run: clearLog },
]

export function useShortcuts(openDialog: (dialog: OpenDialog) => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // One that is fading away is closed.
      const dialog = document.querySelector(':is([role="dialog"], [role="alertdialog"]):not([data-closed])')
      // Of the dialogs only the one that shows a shot changes the project.
      if (event.defaultPrevented || (dialog && !dialog.matches('.viewer'))) return
      const inText =
        event.target instanceof Element && event.target.matches('input:not([type=file]), textarea, select')
      if (!dialog && (event.key === 'F1' || (event.key === '?' && !inText))) {
        event.preventDefault()
        openDialog('shortcuts')
        return
      }
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return
      const key = event.key.toLowerCase()
      // In a text too: what is typed is an edit of the project like any other.
      if (key === 'z' || (key === 'y' && !event.shiftKey)) {
        event.preventDefault()
        if (key === 'z' && !event.shiftKey) undoEdit()
        else redoEdit()
        return
      }
      if (event.shiftKey || dialog) return
      const shortcut = SHORTCUTS.find((one) => one.key === key)
      if (!shortcut || (shortcut.notInText && inText)) return
      event.preventDefault()
      void shortcut.run()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [openDialog])
}
