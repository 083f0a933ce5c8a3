import type { FileKind } from '../../src/domain/handover/file-kinds.ts'
import type { HandoverJob, PictureFact } from '../../src/domain/handover/job.ts'
import type { MadeNote } from '../../src/domain/handover/made-notes.ts'
import type { OnMade } from '../../src/domain/handover/make-step.ts'
import type { FontFile } from '../../src/domain/handover/pdf/font-file.ts'
import type { Page } from '../../src/domain/handover/pdf/page.ts'
import type { ShotId } from '../../src/domain/ids.ts'

/** A shot's shown take as it was drawn or upscaled, or the clip's frame at its moment. */
export type PictureOf = 'take' | 'upscaled' | 'frame'

/** Loads a picture of a shot; undefined where it is lost. */
export type LoadPicture = (shot: ShotId, which: PictureOf) => Promise<Blob | undefined>

/** A finished file. */
export interface MadeFile {
  /** In the folder of the hand-over. */
  readonly path: string
  readonly content: Blob
  /** What a person should know of it. */
  readonly notes?: readonly MadeNote[]
}

/** Pages of the PDF, and the fonts that their text is measured in. */
export interface PreviewPages {
  readonly pages: readonly Page[]
  readonly fonts: readonly FontFile[]
}

/** The contract of the worker that makes files. Types only. */
export interface HandoverApi {
  /** Gets ready to lay out a PDF in a language, BCP 47, while it is not yet known which. */
  warm(language: string): Promise<void>
  /**
   * Lays out the PDF without drawing it.
   * @throws AppError `download-failed` where a font does not arrive.
   */
  layOut(job: HandoverJob): Promise<PreviewPages>
  /** Looks at the picture of each shot that counts, one at a time, and decides its file's name. */
  survey(
    job: HandoverJob,
    load: LoadPicture,
    onProgress: (share: number) => void,
  ): Promise<readonly PictureFact[]>
  /**
   * Makes the files of one kind, with one picture in memory at a time.
   * @throws AppError `out-of-memory`, `download-failed` where the maker's script does not arrive.
   */
  make(
    kind: FileKind,
    job: HandoverJob,
    load: LoadPicture,
    onProgress: OnMade,
    clip?: Blob,
  ): Promise<readonly MadeFile[]>
}
