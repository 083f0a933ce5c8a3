import { del, get, set } from 'idb-keyval'
import { maestro } from './database.ts'
import { keyValues } from './transactions.ts'

/**
 * Single values of the app, by key: `exported`, `folder` and `persist-asked` written by saveMeta,
 * `visits` by visits.ts, `blob-probe` by media.ts, ['catalogue', base URL] by services/models;
 * ['key', tier], ['key', tier, origin] and ['sign-in', state] by services/key. Used through
 * idb-keyval.
 */
export const metaValues = keyValues(maestro, 'meta')

/** Stores a small value of the app, such as the backup folder's handle; undefined deletes it. */
export const saveMeta = (name: string, value: unknown): Promise<void> =>
  value === undefined ? del(name, metaValues) : set(name, value, metaValues)

export const loadMeta = (name: string): Promise<unknown> => get(name, metaValues)
