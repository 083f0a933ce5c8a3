import { useCallback } from 'react'
import { useFirstSight } from '../../store/clip/first-sight.ts'

/** The rough picture of a time, for eyes alone, until the frame's own picture covers it. */
export function FirstSight({ time }: { readonly time: number }) {
  const sight = useFirstSight((sights) => sights.get(time))
  const draw = useCallback(
    (canvas: HTMLCanvasElement | null) => {
      if (sight) canvas?.getContext('2d')?.putImageData(sight, 0, 0)
    },
    [sight],
  )
  if (!sight) return null
  return <canvas className="first-sight" ref={draw} width={sight.width} height={sight.height} aria-hidden />
}
