import type { CommentId, ShotId } from '../ids.ts'
import type { Project } from '../project/project.ts'
import type { Comment } from './comment.ts'

type Commented = Pick<Project, 'comments' | 'shots'>

/** The comments on a shot, in the order in which they came. */
export const commentsOn = ({ comments = [] }: Commented, shot: ShotId): readonly Comment[] =>
  comments.filter((comment) => comment.shot === shot)

/** How many of them are not ticked off. */
export const openComments = (project: Commented, shot: ShotId): number =>
  commentsOn(project, shot).filter(({ done }) => !done).length

/** The comments on no shot of the board: on all of it, or on a shot that has left. */
export const commentsOnAll = ({ comments = [], shots }: Commented): readonly Comment[] =>
  comments.filter(({ shot }) => !shots.some(({ id }) => id === shot))

/**
 * The project with comments that were read. One that is known already takes its later words, and is
 * to do again where they differ.
 */
export function withComments(project: Project, read: readonly Comment[]): Project {
  const known = project.comments ?? []
  const later = (one: Comment): Comment => {
    const again = read.find(({ id }) => id === one.id)
    return again && again.at > one.at && again.text !== one.text ? again : one
  }
  const isFirst = ({ id }: Comment, at: number) => read.findIndex((one) => one.id === id) === at
  const added = read.filter((one, at) => isFirst(one, at) && !known.some(({ id }) => id === one.id))
  const merged = [...known.map(later), ...added]
  const same = added.length === 0 && merged.every((one, i) => one === known[i])
  return same ? project : { ...project, comments: merged }
}

export const withCommentDone = (project: Project, id: CommentId, done: boolean): Project => ({
  ...project,
  comments: (project.comments ?? []).map((one) => {
    if (one.id !== id) return one
    const { done: _, ...open } = one
    return done ? { ...open, done } : open
  }),
})

/** The project without a comment; without the last one it has no list of them. */
export function withoutComment(project: Project, id: CommentId): Project {
  const { comments = [], ...others } = project
  const left = comments.filter((one) => one.id !== id)
  return left.length > 0 ? { ...others, comments: left } : others
}
