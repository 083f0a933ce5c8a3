import { type Shot, shownTake } from '../../../src/domain/board/shot.ts'
import { rowOf } from '../../../src/domain/handover/file-kinds.ts'
import type { HandoverJob } from '../../../src/domain/handover/job.ts'
import { storedName } from './make-stored.ts'

/**
 * Where the shot's picture lies in the hand-over; undefined where no picture of it is handed over.
 * A list never names a file that is not there.
 */
export function namedPicture(job: HandoverJob, shot: Shot): string | undefined {
  const fact = job.pictures.find((one) => one.shot === shot.id)
  if (!fact) return undefined
  if (job.kinds.includes('media')) return rowOf('media').path + fact.file
  const take = shownTake(shot)
  const isThere = take && (fact.state === 'here' || fact.state === 'unreadable')
  return job.kinds.includes('pictures') && isThere
    ? rowOf('pictures').path + storedName(job, shot, take)
    : undefined
}
