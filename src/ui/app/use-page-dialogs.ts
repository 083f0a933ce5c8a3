import { useEffect } from 'react'
import { openDialog, useAppStore } from '../../store/app/store.ts'

/**
 * App-wide dialogs close on back and forward. They stay open when the app itself navigates, for
 * example to a finished sample while the user types a key. The Storage dialog belongs to the list
 * and closes with it, as Hand over and Draft sheet do with their project.
 */
export function usePageDialogs(): void {
  useEffect(() => {
    wasHereBefore()
    const follow = () => {
      const returned = wasHereBefore()
      const { dialog } = useAppStore.getState()
      const isOfApp = dialog === 'settings' || dialog === 'shortcuts'
      const isOfPage = dialog === 'storage' || dialog === 'hand-over' || dialog === 'draft-sheet'
      if (isOfPage || (isOfApp && returned)) openDialog(undefined)
    }
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [])
}

/** Marks this history entry. @returns true if it was marked before, so the user came back to it. */
function wasHereBefore(): boolean {
  const state = history.state as { readonly seen?: true } | null
  if (state?.seen) return true
  history.replaceState({ ...state, seen: true }, '')
  return false
}
