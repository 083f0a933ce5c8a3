import { useEffect } from 'react'
import type { FrameTable } from '../../../domain/handover/frame-table.ts'
import { shotAt } from '../../../domain/handover/frame-views.ts'
import { frameAfter } from '../../../domain/handover/playback.ts'
import { usePlay } from '../../../store/handover/play.ts'

/** Shows frame after frame in real time while the board plays. A slow machine leaves frames out. */
export function useClock(table: FrameTable): void {
  const playing = usePlay((state) => state.playing)
  const loop = usePlay((state) => state.loop)
  useEffect(() => {
    if (!playing) return
    let from = usePlay.getState().frame
    let since = performance.now()
    let shown = from
    let looped = loop ? shotAt(table, from) : undefined
    const step = (now: number) => {
      const { frame: found } = usePlay.getState()
      if (found !== shown) {
        // Somebody went elsewhere: time counts from there.
        from = found
        shown = found
        since = now
        if (loop) looped = shotAt(table, from)
      }
      const next = frameAfter(table, from, (now - since) / 1000, looped)
      shown = next.frame
      if (next.ended) usePlay.setState({ frame: shown, playing: false })
      else if (shown !== found) usePlay.setState({ frame: shown })
      request = requestAnimationFrame(step)
    }
    let request = requestAnimationFrame(step)
    return () => cancelAnimationFrame(request)
  }, [playing, loop, table])
}
