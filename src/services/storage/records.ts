import { PROJECT_VERSION, type Project } from '../../domain/project/project.ts'
import { AppError } from '../../lib/errors.ts'

type Migrate = typeof import('../../domain/project/migrations.ts')['migrate']

/** Migrations come late: on most visits every record is of the present version. */
let migrate: Migrate | undefined

/** Thrown inside a transaction, which cannot wait: the migrations load, and it runs again. */
export class MigrationsNeeded extends Error {}

/** @throws AppError `download-failed`; a later call tries again. */
export async function loadMigrations(): Promise<void> {
  const part = await import('../../domain/project/migrations.ts').catch((cause: unknown) => {
    throw new AppError('download-failed', undefined, { cause })
  })
  migrate = part.migrate
}

const isPresent = (record: unknown): record is Project =>
  typeof record === 'object' &&
  record !== null &&
  'version' in record &&
  record.version === PROJECT_VERSION &&
  'id' in record &&
  typeof record.id === 'string'

/**
 * A stored record as a project of the present version.
 * @throws MigrationsNeeded for any other record before the migrations have loaded.
 * @throws AppError `storage-newer`, `storage-lost`; see `migrate`.
 */
export function readRecord(record: unknown): Project {
  if (isPresent(record)) return record
  if (!migrate) throw new MigrationsNeeded()
  return migrate(record)
}

/** The same outside a transaction, where the migrations can be waited for. */
export async function readRecordLate(record: unknown): Promise<Project> {
  if (!isPresent(record)) await loadMigrations()
  return readRecord(record)
}
