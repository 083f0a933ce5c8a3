import type { ProjectId } from '../../domain/ids.ts'
import { type JobNote, noteIn } from '../../domain/jobs/interrupted-job.ts'
import { maestroJobs } from './database.ts'
import { under } from './schema.ts'
import { change, look } from './transactions.ts'

/**
 * Records the job in progress, so that the next visit can report it if this one is interrupted;
 * undefined clears it.
 */
export const noteJob = (id: ProjectId, note: JobNote | undefined): Promise<void> =>
  change(maestroJobs, ['jobs'], async ({ jobs }) => {
    if (note) jobs.put(note, id)
    else jobs.delete(id)
  })

export const jobNote = (id: ProjectId): Promise<JobNote | undefined> =>
  look(maestroJobs, ['jobs'], async ({ jobs }) => {
    const stored = await jobs.get(id)
    return stored && noteIn(stored)
  })

/** Deletes a project's job notes and costs. */
export const removeWork = (id: ProjectId): Promise<void> =>
  change(maestroJobs, ['jobs', 'ledger', 'sums'], async ({ jobs, ledger, sums }) => {
    jobs.delete(id)
    ledger.delete(under(id))
    sums.delete(id)
  })
