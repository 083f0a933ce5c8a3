import type { ProjectId } from '../../domain/ids.ts'
import { type JobNote, noteIn } from '../../domain/jobs/interrupted-job.ts'
import { maestroJobs } from './database.ts'
import { under } from './schema.ts'
import { change, look } from './transactions.ts'

/**
 * What is under way in a project, for the next visit should this one break off; undefined clears
 * it.
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

/** Takes out all that is kept of a project's work and its cost. */
export const removeWork = (id: ProjectId): Promise<void> =>
  change(maestroJobs, ['jobs', 'ledger', 'sums'], async ({ jobs, ledger, sums }) => {
    jobs.delete(id)
    ledger.delete(under(id))
    sums.delete(id)
  })
