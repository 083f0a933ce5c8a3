import { get, set } from 'idb-keyval'
import type { Catalogue } from '../../domain/models/model.ts'
import { metaValues } from '../storage/meta.ts'

/** A catalogue's lifetime. */
const FRESH_MS = 24 * 3_600_000

/** The absolute difference also expires a catalogue dated into the future by a wrong clock. */
export const isFresh = ({ at }: Catalogue, now: number) => Math.abs(now - at) < FRESH_MS

/** The models of a server: from disk while fresh, else from the service, else the last known. */
export interface CatalogueSource {
  /**
   * @param renew asks the service even when the stored catalogue is fresh.
   * @throws AppError when the service fails and nothing is stored for this server.
   */
  load(baseUrl: string, renew: boolean, signal: AbortSignal): Promise<Catalogue>
}

export function openCatalogue(now: () => number = Date.now): CatalogueSource {
  return {
    async load(baseUrl, renew, signal) {
      const known = await get<Catalogue>(['catalogue', baseUrl], metaValues).catch(() => undefined)
      if (known && !renew && isFresh(known, now())) return known
      try {
        const { fetchCatalogue } = await import('../engines/openrouter/catalogue/fetch-catalogue.ts')
        const live = await fetchCatalogue(baseUrl, signal)
        // A catalogue that cannot be stored is fetched again next time.
        await set(['catalogue', baseUrl], live, metaValues).catch(() => undefined)
        return live
      } catch (error) {
        // For the user's own server this request is the only proof that it runs.
        if (known && !(renew && known.source === 'own')) return known
        if (renew || new URL(baseUrl).hostname !== 'openrouter.ai') throw error
        const { SNAPSHOT } = await import('../engines/openrouter/catalogue/snapshot.ts')
        return SNAPSHOT
      }
    },
  }
}
