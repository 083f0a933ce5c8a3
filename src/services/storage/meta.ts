import { del, get, set } from 'idb-keyval'
import { maestro } from './database.ts'
import { keyValues } from './transactions.ts'

/**
 * Single values of the app itself, each under its own key: `exported`, `folder` and `persist-asked`
 * are told by saveMeta, `visits` by visits.ts, `blob-probe` by media.ts; ['catalogue', base URL],
 * ['key', tier], ['key', tier, origin] and ['sign-in', state] by those rooms. For idb-keyval.
 */
export const metaValues = keyValues(maestro, 'meta')

/** Small things of the app itself, such as the handle of the backup folder; undefined removes. */
export const saveMeta = (name: string, value: unknown): Promise<void> =>
  value === undefined ? del(name, metaValues) : set(name, value, metaValues)

export const loadMeta = (name: string): Promise<unknown> => get(name, metaValues)
