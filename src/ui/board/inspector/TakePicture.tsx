import { type Shot, shownTake, takeNumber } from '../../../domain/board/shot.ts'
import { useBlobUrl } from '../../kit/use-blob-url.ts'
import { inspectorWords as words } from '../../words/en/inspector.ts'
import { ShotMarks } from '../guides/ShotMarks.tsx'

/** A shot's take with what lies over it; nothing before there is one. */
export function TakePicture({ shot }: { readonly shot: Shot }) {
  const take = shownTake(shot)
  const url = useBlobUrl(take?.blob)
  if (!take || !url) return null
  return (
    <div className="inspector-picture" style={{ ['--ratio' as string]: String(take.width / take.height) }}>
      <img src={url} alt={words.take(takeNumber(shot, take))} />
      <ShotMarks shot={shot} take={take} />
    </div>
  )
}
