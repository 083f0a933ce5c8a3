import * as v from 'valibot'
import type { CommentId, ProjectId, ShotId } from '../ids.ts'
import { LIMITS } from '../project/limits.ts'
import { type Entries, id, instant, line, list } from '../project/schema-parts.ts'
import type { Comment } from './comment.ts'

export const commentSchema = v.object({
  id: id<CommentId>(),
  shot: v.exactOptional(id<ShotId>()),
  text: v.pipe(v.string(), v.maxLength(LIMITS.text)),
  by: v.exactOptional(line),
  at: instant,
  done: v.exactOptional(v.literal(true)),
} satisfies Entries<Comment>)

/** The file that a review page makes (`domain/handover/review/page-script.ts`). */
const commentsFile = v.object({
  maestro: v.literal('comments'),
  version: v.literal(1),
  project: id<ProjectId>(),
  comments: list(v.omit(commentSchema, ['done']), LIMITS.listed),
})

/** The comments in a file; undefined for any other file, and for one of another board. */
export function readComments(
  text: string,
  project: ProjectId,
): readonly Comment[] | 'other-board' | undefined {
  const read = v.safeParse(commentsFile, parsed(text))
  if (!read.success) return undefined
  return read.output.project === project ? read.output.comments : 'other-board'
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
