import { DELETED_KEPT_MS } from '../../domain/storage/trash.ts'
import { maestro } from './database.ts'
import { change, type Readable } from './transactions.ts'

const VISITS = 'visits'
const DAY_MS = 24 * 60 * 60 * 1000

/** Two times at which the app started, at least a day apart by the clock of then. */
interface Visits {
  readonly earlier?: number
  readonly latest: number
}

/**
 * Records a visit. The age of what was deleted counts from the previous day's visit, because one
 * visit with a wrong clock must not empty the trash, and a clock set forward looks like a long
 * absence. A recorded visit in the future came from a wrong clock and is dropped.
 * @returns the time before which deletions are old enough to purge.
 */
export const noteVisit = (now: number): Promise<number> =>
  change(maestro, ['meta'], async ({ meta }) => {
    const visits = await readVisits(meta)
    const earlier = visits?.earlier !== undefined && visits.earlier <= now ? visits.earlier : undefined
    if (!visits || visits.latest > now) meta.put(visitsOf(now, earlier), VISITS)
    else if (visits.latest <= now - DAY_MS) meta.put(visitsOf(now, visits.latest), VISITS)
    return oldBefore(meta)
  })

const readVisits = async (meta: Readable<'meta'>) => (await meta.get(VISITS)) as Visits | undefined

const visitsOf = (latest: number, earlier: number | undefined): Visits => ({
  latest,
  ...(earlier === undefined ? {} : { earlier }),
})

/** Deletions before this time are old enough to purge; milliseconds since the epoch. */
export async function oldBefore(meta: Readable<'meta'>): Promise<number> {
  const visits = await readVisits(meta)
  return visits?.earlier === undefined ? Number.NEGATIVE_INFINITY : visits.earlier - DELETED_KEPT_MS
}
