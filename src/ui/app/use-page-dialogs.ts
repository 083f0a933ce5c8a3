import { useEffect } from 'react'
import { openDialog, useAppStore } from '../../store/app/store.ts'

/**
 * Dialogs of the whole app close when a person goes back or forward. They stay when the app itself
 * goes to another page, for instance to a sample that is ready while a key is typed. What is only
 * about the list closes with it.
 */
export function usePageDialogs(): void {
  useEffect(() => {
    wasHereBefore()
    const follow = () => {
      const returned = wasHereBefore()
      const { dialog } = useAppStore.getState()
      const isOfApp = dialog === 'settings' || dialog === 'shortcuts'
      if (dialog === 'storage' || (isOfApp && returned)) openDialog(undefined)
    }
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [])
}

/** Marks this entry of the history. @returns true for one that was marked: by going back to it. */
function wasHereBefore(): boolean {
  const state = history.state as { readonly seen?: true } | null
  if (state?.seen) return true
  history.replaceState({ ...state, seen: true }, '')
  return false
}
