import type { ArrowLabel } from '../../domain/board/camera-arrows.ts'
import type { Medium } from '../../domain/library/media.ts'

/**
 * The words of the files that a person gets: the screen hands them in, in the language that it
 * speaks.
 */
export interface FileWords {
  /** In place of a project's name that has no letter. */
  readonly storyboard: string
  /** What a call brought that could not be shown. */
  readonly answer: string
  /** On the two frames of a zoom. */
  readonly marks: Readonly<Record<ArrowLabel, string>>
  /** What a project file is called where the person chooses its place. */
  readonly project: string
  readonly media: (media: readonly Medium[]) => string
  readonly lacks: (file: string, media: string) => string
}
