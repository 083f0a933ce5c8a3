import { get, set } from 'idb-keyval'
import type { Catalogue } from '../../domain/models/model.ts'
import { metaValues } from '../storage/meta.ts'

/** How long a catalogue is good for. */
const FRESH_MS = 24 * 3_600_000

/** Also what a clock that was wrong has dated into the future is not fresh for ever. */
export const isFresh = ({ at }: Catalogue, now: number) => Math.abs(now - at) < FRESH_MS

/**
 * The models of a server: from disk while they are fresh, else asked for, else as they were last
 * known.
 */
export interface CatalogueSource {
  /**
   * @param renew asks the service even when what is on disk is fresh.
   * @throws AppError when the service does not answer and nothing is known of this server.
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
        // A catalogue that cannot be kept is asked for again next time.
        await set(['catalogue', baseUrl], live, metaValues).catch(() => undefined)
        return live
      } catch (error) {
        // A server of one's own has nothing else by which it shows that it is there.
        if (known && !(renew && known.source === 'own')) return known
        if (renew || new URL(baseUrl).hostname !== 'openrouter.ai') throw error
        const { SNAPSHOT } = await import('../engines/openrouter/catalogue/snapshot.ts')
        return SNAPSHOT
      }
    },
  }
}
