import { type RefObject, useEffect, useState } from 'react'

/** True once the element has been as near to the viewport as `margin` (CSS). */
export function useSeen(element: RefObject<HTMLElement | null>, margin: string): boolean {
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    const { current } = element
    if (!current) return
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return
        setSeen(true)
        observer.disconnect()
      },
      { rootMargin: margin },
    )
    observer.observe(current)
    return () => observer.disconnect()
  }, [element, margin])
  return seen
}
