import type { DBSchema } from 'idb'
import { AppError } from '../../lib/errors.ts'
import { noteLostProjects } from '../app/first-visit.ts'
import { isMadeAnew, openDatabase } from './open-database.ts'
import type { MaestroData, WorkData } from './schema.ts'
import { storageError } from './storage-error.ts'
import { type Upgrade, upgradeMaestro, upgradeWork } from './upgrade.ts'

/** Delay before the one reconnect after a lost connection. */
export const SECOND_TRY_MS = 100

/** A database that opens on first use, and again after its connection was closed. */
export interface Database<Data extends DBSchema> {
  /** Carries the schema's type; never set. */
  readonly holds?: Data
  use(): Promise<IDBDatabase>
  /** Makes the next use reconnect: not every dead connection reports its end. */
  drop(): void
}

export const maestro = connect<MaestroData>('maestro', 3, upgradeMaestro)
export const maestroJobs = connect<WorkData>('maestro-jobs', 2, upgradeWork)

function connect<Data extends DBSchema>(name: string, version: number, upgrade: Upgrade): Database<Data> {
  let opened: Promise<IDBDatabase> | undefined
  let openedIn: IDBFactory | undefined
  const drop = () => {
    opened = undefined
  }
  return {
    async use() {
      // The in-memory implementation may have replaced the browser's since.
      if (openedIn !== indexedDB) drop()
      openedIn = indexedDB
      opened ??= openDatabase(name, version, upgrade, drop)
      const opening = opened
      return opening.catch((error: unknown) => {
        if (opened === opening) drop()
        throw error
      })
    },
    drop,
  }
}

let asked: Promise<AppError | undefined> | undefined

/**
 * Opens the database once, before any other use. If that fails twice and no data is known to exist,
 * an in-memory database takes its place until the page closes. Callers see no difference, so the
 * app must warn from this result. A database that is made anew where projects are known is noted.
 * @returns undefined when data persists, else why it does not: AppError `storage-refused`,
 * `storage-full` or `storage-lost`.
 * @throws AppError `storage-newer` or `storage-not-upgraded` where data exists that this version
 * cannot open; it is not replaced.
 */
export function whyNothingIsKept(): Promise<AppError | undefined> {
  asked ??= tryDatabase().catch((error: unknown) => {
    asked = undefined
    throw error
  })
  return asked
}

async function tryDatabase(): Promise<AppError | undefined> {
  const again = () => new Promise((resolve) => setTimeout(resolve, SECOND_TRY_MS)).then(maestro.use)
  try {
    await maestro.use().catch(again)
    if (isMadeAnew('maestro')) noteLostProjects()
    return undefined
  } catch (error) {
    const why = storageError(error)
    if (why.code === 'storage-newer' || why.code === 'storage-not-upgraded') throw why
    const { keepInMemory } = await import('./memory-database.ts')
    keepInMemory()
    // Missing or forbidden: each browser reports it differently.
    const refused = why.code !== 'storage-full' && why.code !== 'storage-lost'
    return refused ? new AppError('storage-refused', undefined, { cause: error }) : why
  }
}
