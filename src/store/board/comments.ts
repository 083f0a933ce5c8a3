import { withCommentDone, withComments, withoutComment } from '../../domain/board/comments.ts'
import type { CommentId } from '../../domain/ids.ts'
import { loadAsked } from '../app/asked-code.ts'
import { editProject } from '../project/edits.ts'
import { openedProject, useProjectStore } from '../project/store.ts'

/** What came of reading a file of comments: how many are new or changed, or why it was refused. */
export type ReadComments = { readonly count: number } | 'no-comments' | 'other-board' | 'too-large'

/** Far above what people write; a file that is larger is another one. */
const MOST_BYTES = 20_000_000

/** Takes the comments of a file into the open project. */
export async function addComments(file: File): Promise<ReadComments> {
  const { id } = openedProject()
  if (file.size > MOST_BYTES) return 'too-large'
  const { readComments } = await loadAsked(() => import('../../domain/board/comment-schema.ts'))
  const read = readComments(await file.text(), id)
  if (read === undefined) return 'no-comments'
  if (read === 'other-board' || useProjectStore.getState().project?.id !== id) return 'other-board'
  const before = openedProject().comments ?? []
  editProject((project) => withComments(project, read), { edit: 'comments' })
  const after = openedProject().comments ?? []
  return { count: after.filter((one) => !before.includes(one)).length }
}

export const markComment = (id: CommentId, done: boolean) =>
  editProject((project) => withCommentDone(project, id, done), { edit: 'comment-done' })

export const deleteComment = (id: CommentId) =>
  editProject((project) => withoutComment(project, id), { edit: 'delete-comment' })
