import { useEffect, useState } from 'react'

/** Below this, what says that something is on its way would only flash. */
const LATE_MS = 500

/** True once `on` has held for half a second. */
export function useLate(on: boolean): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!on) return
    const timer = setTimeout(setLate, LATE_MS, true)
    return () => {
      clearTimeout(timer)
      setLate(false)
    }
  }, [on])
  return on && late
}
