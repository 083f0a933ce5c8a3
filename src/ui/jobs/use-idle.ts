import { useEffect, useState } from 'react'

/**
 * True once the browser has had nothing else to do: for what may come after all that is looked at
 * first.
 */
export function useIdle(): boolean {
  const [idle, setIdle] = useState(false)
  useEffect(() => {
    // Safari has no idle callback.
    if (!window.requestIdleCallback) {
      setIdle(true)
      return
    }
    const asked = window.requestIdleCallback(() => setIdle(true))
    return () => window.cancelIdleCallback(asked)
  }, [])
  return idle
}
