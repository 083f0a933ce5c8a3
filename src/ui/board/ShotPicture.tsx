import { drawnReceipt, type Shot, shownTake } from '../../domain/board/shot.ts'
import { useJobStore } from '../../store/jobs/store.ts'
import { useLostStore } from '../../store/takes/lost-pictures.ts'
import { useStaleStore } from '../../store/takes/stale.ts'
import { Alert } from '../kit/Alert.tsx'
import { Button } from '../kit/Button.tsx'
import { useBlobUrl } from '../kit/use-blob-url.ts'
import { boardWords as words } from '../words/en/board.ts'
import { ShotMarks } from './guides/ShotMarks.tsx'
import { Making } from './Making.tsx'
import { focusWords, ShotRecovery } from './ShotRecovery.tsx'

interface ShotPictureProps {
  readonly shot: Shot
  readonly number: string
  /** Why it cannot be drawn now. */
  readonly whyNot: string | undefined
  readonly price: string | undefined
  readonly onOpen: () => void
  readonly onRetry: () => void
}

/** A shot's picture, or its current state in an area of the same size. */
export function ShotPicture({ shot, number, whyNot, price, onOpen, onRetry }: ShotPictureProps) {
  const take = shownTake(shot)
  const url = useBlobUrl(take?.blob)
  const isLost = useLostStore(({ lost }) => take !== undefined && lost.has(take.blob))
  const progress = useJobStore((state) => state.shots[shot.id])
  const stale = useStaleStore((state) => take !== undefined && state.stale.has(take.id))
  const busy = progress !== undefined && progress.status !== 'failed'
  return (
    <div className={stale ? 'shot-picture is-stale' : 'shot-picture'}>
      {take && url && (
        <img
          className={drawnReceipt(take) ? undefined : 'own-picture'}
          src={url}
          alt={words.picture(number, shot.text)}
        />
      )}
      {take && url && <ShotMarks shot={shot} take={take} />}
      {take && (
        <button type="button" className="shot-open" aria-label={words.openLarge(number)} onClick={onOpen} />
      )}
      <span className="shot-number" aria-hidden>
        {number}
      </span>
      {!take && !progress && <span className="shot-note">{words.noPicture}</span>}
      {busy && <Making progress={progress} over={take !== undefined} />}
      {isLost && !url && !progress && (
        <Alert problem={{ code: 'picture-gone' }}>
          <Button why={whyNot} price={price} onClick={onRetry}>
            {words.drawAgain}
          </Button>
        </Alert>
      )}
      {!take && progress?.status === 'failed' && (
        <Alert problem={progress.problem}>
          <ShotRecovery
            shot={shot}
            problem={progress.problem}
            onRetry={onRetry}
            onEdit={() => focusWords(shot)}
          />
        </Alert>
      )}
    </div>
  )
}
