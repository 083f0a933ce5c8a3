import { aboutDollars } from '../domain/dollars.ts'
import { estimateCall } from '../domain/estimate.ts'
import { useModels } from '../store/catalogue-store.ts'
import { useProjectStore } from '../store/open-project.ts'
import { useEngine, useOwnServer } from '../store/settings-store.ts'

export interface Prices {
  readonly analyze: string
  readonly shots: string
  /** One picture. */
  readonly image: string
  /** So many pictures. */
  readonly images: (count: number) => string
}

/** What each button will cost, in words; undefined where nothing is billed. */
export function usePrices(): Prices | undefined {
  const project = useProjectStore((state) => state.project)
  const { engine, hasKey } = useEngine()
  const own = useOwnServer()
  const { settings, catalogue, models } = useModels()
  // A server of one's own bills nothing that the app knows of, unless it says so.
  const free = catalogue ? catalogue.source === 'own' : own
  if (!project || engine !== 'openrouter' || !hasKey || free) return undefined
  const cost = (role: 'context' | 'director' | 'image') =>
    estimateCall(role, project, catalogue, models[role].id, settings)
  const picture = cost('image')
  return {
    analyze: aboutDollars(cost('context')),
    shots: aboutDollars(cost('director')),
    image: aboutDollars(picture),
    images: (count) =>
      picture === undefined || count < 2
        ? aboutDollars(picture)
        : `${aboutDollars(picture)} · ${count} pictures ${aboutDollars(picture * count)}`,
  }
}
