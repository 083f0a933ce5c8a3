import type { ArrowLabel } from '../../domain/board/camera-arrows.ts'
import type { KeysWith, ShotTerm } from '../../domain/board/shot-fields.ts'
import type { Medium } from '../../domain/library/media.ts'

/**
 * The words of the files that a person gets: the screen hands them in, in the language that it
 * speaks.
 */
export interface FileWords {
  /** In place of a project's name that has no letter. */
  readonly storyboard: string
  readonly scene: string
  readonly shotList: string
  /** `shot_001`, of "001". */
  readonly shot: (place: string) => string
  /** `shot_001_take_2`, of "shot_001" and 2. */
  readonly take: (shot: string, take: number) => string
  /** `shot_001_upscaled`. */
  readonly upscaled: (picture: string) => string
  /** What a call brought that could not be shown. */
  readonly answer: string
  /** On the two frames of a zoom. */
  readonly marks: Readonly<Record<ArrowLabel, string>>
  /** What the shot list's columns are called. */
  readonly columns: Readonly<Record<'shot' | 'picture' | KeysWith<{ readonly inCsv: true }>, string>>
  readonly terms: Readonly<Record<ShotTerm, string>>
  /** A picture that the board's zip lacks. */
  readonly lost: (shot: string, upscaled: boolean) => string
  /** What a project file is called where the person chooses its place. */
  readonly project: string
  readonly media: (media: readonly Medium[]) => string
  readonly lacks: (file: string, media: string) => string
}
