import type { Shot } from '../../domain/board/shot.ts'
import { secondsOf } from '../../domain/findings/reading-time.ts'
import { TagFindings } from '../findings/TagFindings.tsx'
import { inspectorWords as words } from '../words/en/inspector.ts'
import { seconds as secondsText } from '../words/format.ts'

interface LateTagsProps {
  readonly shot: Shot
  /** Keys of the tags that are shown, in order. */
  readonly tags: readonly string[]
}

/** What a card's tags say beside what is set: the duration that is assumed, and findings. */
export function LateTags({ shot, tags }: LateTagsProps) {
  const { seconds, assumed } = secondsOf(shot)
  return (
    <>
      {assumed && (
        <li className="is-assumed" style={{ order: tags.length }}>
          {words.assumed(secondsText(seconds))}
        </li>
      )}
      <TagFindings id={shot.id} tags={tags} />
    </>
  )
}
