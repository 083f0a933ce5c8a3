import { proxy } from 'comlink'
import type { HandoverApi, LoadPicture, MadeFile, PictureOf } from '../../../workers/handover/handover.api.ts'
import type { FileKind } from '../../domain/handover/file-kinds.ts'
import type { HandoverJob, PictureFact } from '../../domain/handover/job.ts'
import type { OnMade } from '../../domain/handover/make-step.ts'
import { startWorker } from '../../lib/dom/run-worker.ts'
import { startHandover } from './start-handover.ts'

export type { MadeFile, PictureOf }

export interface MakeSession {
  readonly survey: (job: HandoverJob, onProgress: OnProgress) => Promise<readonly PictureFact[]>
  readonly make: (
    kind: FileKind,
    job: HandoverJob,
    onProgress: OnMade,
    clip?: Blob,
  ) => Promise<readonly MadeFile[]>
  readonly end: () => void
}

type OnProgress = (share: number) => void

/**
 * Starts the worker that makes files; it asks back for one picture after the other.
 * @throws AppError `cancelled` on abort, `worker-crashed`, and what its makers throw.
 */
export function openMakeSession(load: LoadPicture, signal: AbortSignal): MakeSession {
  const { call, end } = startWorker<HandoverApi>(startHandover, signal)
  return {
    survey: (job, onProgress) => call((api, during) => api.survey(job, proxy(load), during(onProgress))),
    make: (kind, job, onProgress, clip) =>
      call((api, during) => api.make(kind, job, proxy(load), during(onProgress), clip)),
    end,
  }
}
