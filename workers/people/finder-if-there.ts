import { toAppError } from '../../src/lib/errors.ts'
import type { PeopleFinder } from './people.api.ts'

/** The people finder; undefined where its net is not to be had, offline before its first use. */
export const finderIfThere = (): Promise<PeopleFinder | undefined> =>
  import('./open-finder.ts')
    .then(({ openPeopleFinder }) => openPeopleFinder())
    .catch((error: unknown) => {
      if (toAppError(error).code === 'download-failed') return undefined
      throw error
    })
