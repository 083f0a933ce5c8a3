import type { ProjectId } from '../../domain/ids.ts'
import type { JobNote } from '../../domain/jobs/interrupted-job.ts'
import { batchWrites } from '../../lib/batch-writes.ts'

/** In milliseconds: storage that takes longer does not hold up a job. */
const PATIENCE_MS = 2000

const write = batchWrites<readonly [ProjectId, JobNote | undefined]>(async (notes) => {
  for (const [id, note] of new Map(notes)) {
    // A failed write of the note costs only the notice after a crash.
    await import('../../services/storage/job-notes.ts')
      .then((notes) => notes.noteJob(id, note))
      .catch(() => undefined)
  }
})
let latest: Promise<void> = Promise.resolve()

/** Records or clears a project's job note. Of several notes in a row only the last is written. */
export function noteJob(id: ProjectId, note: JobNote | undefined): void {
  latest = write([id, note])
}

/**
 * Resolves once the pending notes are on disk. Await before any billable call. Notes made after the
 * call are not awaited.
 */
export async function jobsNoted(): Promise<void> {
  await Promise.race([latest, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))])
}
