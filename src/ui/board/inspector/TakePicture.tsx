import { type Shot, shownTake, takeNumber } from '../../../domain/board/shot.ts'
import { useJobStore } from '../../../store/jobs/store.ts'
import { useBlobUrl } from '../../kit/use-blob-url.ts'
import { inspectorWords as words } from '../../words/en/inspector.ts'
import { ShotMarks } from '../guides/ShotMarks.tsx'
import { Making } from '../Making.tsx'

/** A shot's take with what lies over it, and how far the next one is; nothing before either. */
export function TakePicture({ shot }: { readonly shot: Shot }) {
  const take = shownTake(shot)
  const url = useBlobUrl(take?.blob)
  const progress = useJobStore((state) => state.shots[shot.id])
  const busy = progress?.status === 'failed' ? undefined : progress
  const shown = url && take
  if (!shown && !busy) return null
  return (
    <div
      className="inspector-picture"
      style={shown ? { ['--ratio' as string]: String(take.width / take.height) } : undefined}
    >
      {shown && <img src={url} alt={words.take(takeNumber(shot, take))} />}
      {shown && <ShotMarks shot={shot} take={take} />}
      {busy && <Making progress={busy} over={shown !== undefined} />}
    </div>
  )
}
