import { DELETED_KEPT_MS } from '../../domain/takes/takes.ts'
import { maestro } from './database.ts'
import { change, type Readable } from './transactions.ts'

const VISITS = 'visits'
const DAY_MS = 24 * 60 * 60 * 1000

/** Two moments at which the app was started, at least a day apart by the clocks of then. */
interface Visits {
  readonly earlier?: number
  readonly latest: number
}

/**
 * Notes that the app is used at a time. One visit with a wrong clock must not empty the bin, and
 * nothing tells a clock that was put forward from a long absence: so what is old is measured at the
 * visit before, of an earlier day. One that lies in the future by today's clock was wrong and is
 * forgotten.
 * @returns before which time what was deleted is old enough to go for good.
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

/**
 * What was deleted before this time is old enough to go for good; in milliseconds since the epoch.
 */
export async function oldBefore(meta: Readable<'meta'>): Promise<number> {
  const visits = await readVisits(meta)
  return visits?.earlier === undefined ? Number.NEGATIVE_INFINITY : visits.earlier - DELETED_KEPT_MS
}
