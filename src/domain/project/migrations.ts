import { AppError } from '../../lib/errors.ts'
import { withReferencesInValues } from './migrations/references.ts'
import { withShotGrammar } from './migrations/shot-grammar.ts'
import { withNumbersInWords } from './migrations/shot-numbers.ts'
import { PROJECT_VERSION, type Project } from './project.ts'

type StoredRecord = Readonly<Record<string, unknown>>

/**
 * Step i migrates a record of version i + 1 to version i + 2. Append only: a released step is never
 * edited, because records that it wrote are on users' disks.
 */
const STEPS: readonly ((record: StoredRecord) => StoredRecord)[] = [
  withReferencesInValues,
  withShotGrammar,
  withNumbersInWords,
  // Version 5 has receipts of the user's own pictures, which earlier apps cannot show.
  (record) => record,
  // Version 6 has lists of references, and receipts name the pictures that were sent.
  (record) => record,
  // Version 7 has lists of people, places and things, and the words of a style.
  (record) => record,
  // Version 8 has receipts of regions, which say what part of a take was sent.
  (record) => record,
  // Version 9 has comments from review pages.
  (record) => record,
  // Version 10 has draft sheets, and takes that were cut from them.
  (record) => record,
  // Version 11 has the cells of draft sheets as a person left them, deleted sheets, and receipts
  // that say that their prompt was cut.
  (record) => record,
  // Version 12 has what was measured of the clip.
  (record) => record,
  // Version 13 has a sound file.
  (record) => record,
  // Version 14 has takes of regions that could not be put into their picture.
  (record) => record,
  // Version 15 has words of a style that say which pictures they came from.
  (record) => record,
  // Version 16 has the people of the clip's shots in what was measured of it.
  (record) => record,
  // Version 17 has sheets of several takes, which go as one reference.
  (record) => record,
  // Version 18 has the time of the frame that shows most of the clip's faces.
  (record) => record,
]

/**
 * Migrates a stored record to the present version.
 * @throws AppError `storage-newer` for a record of a newer app, which is refused and not repaired.
 * @throws AppError `storage-lost` for anything but a project record.
 */
export function migrate(record: unknown): Project {
  if (!isRecord(record) || typeof record.id !== 'string' || !Number.isInteger(record.version)) {
    throw new AppError('storage-lost', { code: 'project-unreadable' })
  }
  const version = record.version as number
  if (version > PROJECT_VERSION) {
    throw new AppError('storage-newer', typeof record.name === 'string' ? record.name : undefined)
  }
  const lifted = STEPS.slice(version - 1).reduce((current, step) => step(current), record)
  return { ...lifted, version: PROJECT_VERSION } as unknown as Project
}

function isRecord(value: unknown): value is StoredRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
