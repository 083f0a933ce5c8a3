import type { ShotProgress } from '../../store/jobs/store.ts'
import { useNow } from '../kit/use-now.ts'
import { boardWords as words } from '../words/en/board.ts'
import { seconds } from '../words/format.ts'

interface MakingProps {
  readonly progress: ShotProgress
  /** It lies over an earlier picture. */
  readonly over: boolean
}

/** How long a shot's picture has been in the making, over the place where it comes. */
export function Making({ progress, over }: MakingProps) {
  const now = useNow(1000)
  const elapsed = 'since' in progress ? Math.max(0, Math.floor((now - progress.since) / 1000)) : 0
  return (
    <span className={over ? 'shot-note shot-note-over' : 'shot-note'}>
      {'since' in progress ? (
        <>
          <span className="pulse" aria-hidden />
          {doing(progress)} <span className="figures">{seconds(elapsed)}</span>
        </>
      ) : (
        words.waiting
      )}
    </span>
  )
}

function doing({ status, how }: Extract<ShotProgress, { readonly since: number }>): string {
  if (status !== 'draw') return words.upscaling
  if (!how) return words.drawing
  return 'place' in how ? words.inQueue(how.place) : words.drawingShare(how.share)
}
