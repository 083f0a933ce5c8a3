import type { DBSchema } from 'idb'
import { AppError } from '../../lib/errors.ts'
import { openDatabase } from './open-database.ts'
import type { MaestroData, WorkData } from './schema.ts'
import { storageError } from './storage-error.ts'
import { type Upgrade, upgradeMaestro, upgradeWork } from './upgrade.ts'

/** How long a lost connection gets to come back before the one other try. */
export const SECOND_TRY_MS = 100

/** A database, opened when it is first asked for, and again after its connection was closed. */
export interface Database<Data extends DBSchema> {
  /** What is in it, for the compiler alone. */
  readonly holds?: Data
  use(): Promise<IDBDatabase>
  /** The next use opens it anew: not every connection that is dead says so. */
  drop(): void
}

export const maestro = connect<MaestroData>('maestro', 2, upgradeMaestro)
export const maestroJobs = connect<WorkData>('maestro-jobs', 2, upgradeWork)

function connect<Data extends DBSchema>(name: string, version: number, upgrade: Upgrade): Database<Data> {
  let opened: Promise<IDBDatabase> | undefined
  let openedIn: IDBFactory | undefined
  const drop = () => {
    opened = undefined
  }
  return {
    async use() {
      // The one in memory may have taken the browser's place since.
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
 * Opens the database once, before anything else is asked of it. Where that fails twice and nothing
 * is known to be in it, one in memory takes its place until the page is closed, and nobody above
 * knows the difference: what cannot be kept must be told from here.
 * @returns undefined where all is kept, else why nothing is: AppError `storage-refused`,
 * `storage-full` or `storage-lost`.
 * @throws AppError `storage-newer` or `storage-not-upgraded` where there is something that this
 * version cannot open: nothing takes its place.
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
    return undefined
  } catch (error) {
    const why = storageError(error)
    if (why.code === 'storage-newer' || why.code === 'storage-not-upgraded') throw why
    const { keepInMemory } = await import('./memory-database.ts')
    keepInMemory()
    // Missing, or forbidden: each browser has its own words for it.
    const refused = why.code !== 'storage-full' && why.code !== 'storage-lost'
    return refused ? new AppError('storage-refused', undefined, { cause: error }) : why
  }
}
