import { type Shot, shownTake } from '../domain/shot.ts'
import { type ShotProgress, useJobStore } from '../store/job-store.ts'
import { Alert } from './Alert.tsx'
import { ShotWaysOut } from './ShotWaysOut.tsx'
import { useBlobUrl } from './use-blob-url.ts'
import { useNow } from './use-now.ts'

interface ShotPictureProps {
  readonly shot: Shot
  readonly number: number
  readonly onOpen: () => void
  readonly onRetry: () => void
}

/** A shot's place on the board: its picture, or what is happening instead. The place keeps its size. */
export function ShotPicture({ shot, number, onOpen, onRetry }: ShotPictureProps) {
  const take = shownTake(shot)
  const url = useBlobUrl(take?.blob)
  const progress = useJobStore((state) => state.shots[shot.id])
  const busy = progress !== undefined && progress.status !== 'failed'
  return (
    <div className="shot-picture">
      {url && <img src={url} alt={`Shot ${number}: ${shot.text}`} />}
      {take && (
        <button
          type="button"
          className="shot-open"
          aria-label={`Open shot ${number} large`}
          onClick={onOpen}
        />
      )}
      <span className="shot-number" aria-hidden>
        {number}
      </span>
      {!take && !progress && <span className="shot-note">No picture yet</span>}
      {busy && <Making progress={progress} over={take !== undefined} />}
      {!take && progress?.status === 'failed' && (
        <Alert problem={progress.problem}>
          <ShotWaysOut shot={shot} problem={progress.problem} onRetry={onRetry} />
        </Alert>
      )}
    </div>
  )
}

function Making({ progress, over }: { readonly progress: ShotProgress; readonly over: boolean }) {
  const now = useNow(1000)
  const elapsed = 'since' in progress ? Math.max(0, Math.floor((now - progress.since) / 1000)) : 0
  return (
    <span className={over ? 'shot-note over' : 'shot-note'}>
      {'since' in progress ? (
        <>
          <span className="pulse" aria-hidden />
          {progress.status === 'drawing' ? 'Drawing' : 'Upscaling'}…{' '}
          <span className="figures">{elapsed} s</span>
        </>
      ) : (
        'Waiting its turn'
      )}
    </span>
  )
}
