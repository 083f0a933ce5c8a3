import { useSyncExternalStore } from 'react'

/** Where the dialog's rooms stand one below the other; hand-over.css has the same width. */
const query = () => matchMedia('(width < 55.25rem)')

function subscribe(onChange: () => void): () => void {
  const list = query()
  list.addEventListener('change', onChange)
  return () => list.removeEventListener('change', onChange)
}

export const useNarrow = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => query().matches,
    () => false,
  )
