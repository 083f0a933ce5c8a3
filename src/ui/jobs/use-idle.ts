import { useEffect, useState } from 'react'

/** True once the browser is idle, for work that must not delay the first view. */
export function useIdle(): boolean {
  const [idle, setIdle] = useState(false)
  useEffect(() => {
    // Safari has no requestIdleCallback.
    if (!window.requestIdleCallback) {
      setIdle(true)
      return
    }
    const asked = window.requestIdleCallback(() => setIdle(true))
    return () => window.cancelIdleCallback(asked)
  }, [])
  return idle
}
