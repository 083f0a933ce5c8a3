import { type Shot, shownTake, takeNumber } from '../../../domain/board/shot.ts'
import { useBlobUrl } from '../../kit/use-blob-url.ts'
import { inspectorWords as words } from '../../words/en/inspector.ts'

/** A shot's take across a phone's page; nothing before there is one. */
export function TakePicture({ shot }: { readonly shot: Shot }) {
  const take = shownTake(shot)
  const url = useBlobUrl(take?.blob)
  if (!take || !url) return null
  return <img className="inspector-picture" src={url} alt={words.take(takeNumber(shot, take))} />
}
