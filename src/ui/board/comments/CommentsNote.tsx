import { MessageSquare } from 'lucide-react'
import { openComments } from '../../../domain/board/comments.ts'
import type { ShotId } from '../../../domain/ids.ts'
import { chooseShot } from '../../../store/board/chosen-shot.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { commentWords as words } from '../../words/en/comments.ts'

/** Says on a shot's card how many comments are to do; the inspector, which it opens, has them. */
export function CommentsNote({ shot, number }: { readonly shot: ShotId; readonly number: string }) {
  const count = useProjectStore(({ project }) => (project ? openComments(project, shot) : 0))
  if (count === 0) return null
  return (
    <button
      type="button"
      className="link quiet comments-note"
      aria-label={words.ofShot(number, count)}
      onClick={() => chooseShot(shot, true)}
    >
      <MessageSquare aria-hidden />
      {words.count(count)}
    </button>
  )
}
