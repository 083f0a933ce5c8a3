import type { KeysWith, ShotTerm } from '../board/shot-fields.ts'
import type { FileKind } from './file-kinds.ts'
import type { PdfWords } from './pdf/pdf-board.ts'
import type { ReviewWords } from './review/review-words.ts'
import type { VersionWords } from './versions/version-words.ts'

/** The columns of the shot list that are no field of a shot. */
export type ShotListColumn =
  | 'scene'
  | 'shot'
  | 'frames'
  | 'startTime'
  | 'endTime'
  | 'notes'
  | 'sourceTimecode'
  | 'take'
  | 'model'
  | 'picture'
  | 'changed'

/**
 * The words that go into files, in the language that the screen speaks. Texts only, because a
 * worker gets them as a message.
 */
export interface ExportWords {
  readonly columns: Readonly<Record<ShotListColumn | KeysWith<{ readonly inCsv: true }>, string>>
  readonly terms: Readonly<Record<ShotTerm, string>>
  /** What stands in the column for notes. */
  readonly notes: Readonly<Record<'omitted' | 'assumed' | 'noPicture', string>>
  /** What each file is for. */
  readonly purposes: Readonly<Record<FileKind, string>>
  /** `{shots}`, `{seconds}`, `{frames}` and `{rate}` are filled in. */
  readonly readme: Readonly<
    Record<'length' | 'placeholders' | 'omitted' | 'silent' | 'assumed' | 'scene' | 'untried', string>
  >
  readonly pdf: PdfWords
  readonly review: ReviewWords
  readonly versions: VersionWords
  /** The names of a timeline's tracks. */
  readonly board: string
  readonly source: string
  /** "Shot", before a number. */
  readonly shot: string
  /** The script's credit, and who says a dialogue that names nobody. */
  readonly script: Readonly<Record<'credit' | 'voice', string>>
}
