import type { ProjectId } from '../domain/ids.ts'
import { AppError } from '../lib/errors.ts'

/**
 * Runs a job while holding two Web Locks: `busy`, shared, which an app update waits for, and `project:<id>`,
 * exclusive, so that a second tab cannot spend on the same project at the same time.
 * Where the browser has no Web Locks the job simply runs.
 * @throws AppError `busy-elsewhere` when another tab runs a job of this project.
 */
export async function holdJob<Result>(project: ProjectId, job: () => Promise<Result>): Promise<Result> {
  if (!navigator.locks) return job()
  return navigator.locks.request('busy', { mode: 'shared' }, () =>
    navigator.locks.request(`project:${project}`, { ifAvailable: true }, (lock) => {
      if (!lock) throw new AppError('busy-elsewhere')
      return job()
    }),
  )
}
