import type { ProjectId } from '../../domain/ids.ts'
import type { JobNote } from '../../domain/jobs/interrupted-job.ts'
import { gather } from '../../lib/gather.ts'

/** A storage that does not answer within this long keeps no job from beginning; in milliseconds. */
const PATIENCE_MS = 2000

const write = gather<readonly [ProjectId, JobNote | undefined]>(async (notes) => {
  for (const [id, note] of new Map(notes)) {
    // A note that cannot be written costs the notice after a crash and nothing else.
    await import('../../services/storage/job-notes.ts')
      .then((notes) => notes.noteJob(id, note))
      .catch(() => undefined)
  }
})
let latest: Promise<void> = Promise.resolve()

/**
 * Writes down what is under way in a project, or clears its note; of several notes in a row only
 * the last reaches the disk.
 */
export function noteJob(id: ProjectId, note: JobNote | undefined): void {
  latest = write([id, note])
}

/**
 * Resolves when the next visit would know of all that is under way now: before that, nothing is
 * begun that may be billed. What is noted after the call is not waited for.
 */
export async function jobsNoted(): Promise<void> {
  await Promise.race([latest, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))])
}
