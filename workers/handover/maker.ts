import type { HandoverJob } from '../../src/domain/handover/job.ts'
import type { OnMade } from '../../src/domain/handover/make-step.ts'
import type { LoadPicture, MadeFile } from './handover.api.ts'

export interface MakerTools {
  readonly load: LoadPicture
  /** The person's sound file, else the clip, where a chosen kind wants its sound and it is here. */
  readonly clip?: Blob | undefined
  readonly onProgress: OnMade
}

/** Makes the files of one kind. */
export type Maker = (job: HandoverJob, tools: MakerTools) => Promise<readonly MadeFile[]>

/** A maker of one text file at the path of its row. */
export const textMaker =
  (path: string, type: string, write: (job: HandoverJob) => string): Maker =>
  async (job) => [{ path, content: new Blob([write(job)], { type: `${type};charset=utf-8` }) }]
