import { MessageSquarePlus, X } from 'lucide-react'
import { useId, useState } from 'react'
import type { Comment } from '../../../domain/board/comment.ts'
import { commentsOn, commentsOnAll } from '../../../domain/board/comments.ts'
import type { ShotId } from '../../../domain/ids.ts'
import type { Project } from '../../../domain/project/project.ts'
import { addComments, deleteComment, markComment, type ReadComments } from '../../../store/board/comments.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { Button } from '../../kit/Button.tsx'
import { FileInput } from '../../kit/FileInput.tsx'
import { commentWords as words } from '../../words/en/comments.ts'
import { shortDate } from '../../words/format.ts'

interface ShotCommentsProps {
  readonly project: Project
  readonly shot: ShotId
}

/** What others wrote on the shot and on the whole board, to be ticked off one by one. */
export function ShotComments({ project, shot }: ShotCommentsProps) {
  const readOnly = useProjectStore((state) => state.readOnly)
  const [came, setCame] = useState<ReadComments>()
  const here = commentsOn(project, shot)
  const onAll = commentsOnAll(project)
  const read = async ([file]: readonly File[]) => file && setCame(await addComments(file))
  return (
    <section className="comments" aria-label={words.title}>
      <h3>{words.title}</h3>
      {here.length + onAll.length === 0 && <p className="quiet">{words.none}</p>}
      <CommentList comments={here} readOnly={readOnly} />
      {onAll.length > 0 && <h4 className="quiet">{words.onAll}</h4>}
      <CommentList comments={onAll} readOnly={readOnly} />
      {readOnly ? (
        <Button wide why={words.readOnly} onClick={() => undefined}>
          {words.read}
        </Button>
      ) : (
        <FileInput label={words.read} accept="application/json,.json" className="button wide" onFiles={read}>
          <MessageSquarePlus aria-hidden />
          {words.read}
        </FileInput>
      )}
      <p role="status" className="quiet">
        {came !== undefined && (typeof came === 'object' ? words.added(came.count) : words.refused[came])}
      </p>
    </section>
  )
}

interface CommentListProps {
  readonly comments: readonly Comment[]
  readonly readOnly: boolean
}

function CommentList({ comments, readOnly }: CommentListProps) {
  if (comments.length === 0) return null
  return (
    <ul>
      {comments.map((comment) => (
        <CommentItem key={comment.id} comment={comment} readOnly={readOnly} />
      ))}
    </ul>
  )
}

interface CommentItemProps {
  readonly comment: Comment
  readonly readOnly: boolean
}

function CommentItem({ comment, readOnly }: CommentItemProps) {
  const { id, text, by, at, done = false } = comment
  const own = useId()
  const date = shortDate(at)
  return (
    <li className={done ? 'comment is-done' : 'comment'}>
      <input
        id={own}
        type="checkbox"
        checked={done}
        aria-label={words.done(text)}
        aria-disabled={readOnly || undefined}
        onChange={({ target }) => !readOnly && markComment(id, target.checked)}
      />
      <label htmlFor={own}>
        <span className="comment-text" dir="auto">
          {text}
        </span>
        <span className="quiet">{by ? words.by(by, date) : date}</span>
      </label>
      {!readOnly && (
        <button
          type="button"
          className="icon-button"
          aria-label={words.remove(text)}
          onClick={() => deleteComment(id)}
        >
          <X aria-hidden />
        </button>
      )}
    </li>
  )
}
