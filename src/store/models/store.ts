import { chosenAspect } from '../../domain/board/aspect-ratio.ts'
import { forEachStep } from '../../domain/engines/engine-choice.ts'
import { ENGINE_STEPS, type EngineStep } from '../../domain/engines/engines.ts'
import { type ResolvedModel, resolveModel } from '../../domain/models/default-model.ts'
import { type Catalogue, findChatModel, findImageModel, fits } from '../../domain/models/model.ts'
import type { ModelWarning } from '../../domain/models/model-warning.ts'
import { type Problem, problemOf } from '../../domain/problem.ts'
import type { OpenRouterSettings } from '../../domain/settings/settings.ts'
import { createShown } from '../../lib/dom/shown-store.ts'
import { isFresh, openCatalogue } from '../../services/models/catalogue.ts'
import { useSettingsStore } from '../settings/store.ts'

interface CatalogueState {
  readonly catalogue?: Catalogue | undefined
  readonly loading: boolean
  readonly problem?: Problem | undefined
}

/** The models of the current server. Fetched only once there is a key for it, or on request. */
export const useCatalogueStore = createShown<CatalogueState>(() => ({ loading: false }))

const source = openCatalogue()
let loading:
  | { readonly baseUrl: string; readonly abort: AbortController; readonly done: Promise<void> }
  | undefined

/**
 * Loads the catalogue of the current server; `renew` fetches it even when a fresh one is stored.
 */
export function loadCatalogue(renew = false): Promise<void> {
  const { baseUrl } = useSettingsStore.getState().settings.openRouter
  if (loading?.baseUrl === baseUrl && !renew && !isOutdated()) return loading.done
  // Another server's models do not apply.
  if (loading && loading.baseUrl !== baseUrl) useCatalogueStore.setState({ catalogue: undefined })
  loading?.abort.abort()
  const abort = new AbortController()
  const done = load(baseUrl, renew, abort.signal)
  loading = { baseUrl, abort, done }
  return done
}

/**
 * True for a day-old catalogue in a long-open tab, and for the bundled one once there is a network.
 */
function isOutdated(): boolean {
  const { catalogue, loading: underWay } = useCatalogueStore.getState()
  if (!catalogue || underWay) return false
  return catalogue.source === 'bundled' ? navigator.onLine : !isFresh(catalogue, Date.now())
}

async function load(baseUrl: string, renew: boolean, signal: AbortSignal): Promise<void> {
  useCatalogueStore.setState({ loading: true, problem: undefined })
  try {
    const catalogue = await source.load(baseUrl, renew, signal)
    // Superseded: wait for the newer request.
    if (signal.aborted) return loading?.done
    useCatalogueStore.setState({ catalogue, loading: false })
  } catch (error) {
    if (signal.aborted) return loading?.done
    loading = undefined
    useCatalogueStore.setState({
      catalogue: undefined,
      loading: false,
      problem: problemOf(error),
    })
  }
}

export type Models = Readonly<Record<EngineStep, ResolvedModel>>

const NOTHING: Catalogue = { chat: [], image: [], at: 0, source: 'bundled' }

/** Each step's model by settings and catalogue. */
function resolveModels(settings: OpenRouterSettings, catalogue = NOTHING): Models {
  const now = Date.now()
  return forEachStep((step) => resolveModel(step, settings.models[step], catalogue, now))
}

export function currentModels(): Models {
  const { settings } = useSettingsStore.getState()
  return resolveModels(settings.openRouter, useCatalogueStore.getState().catalogue)
}

/**
 * Width over height of the requested pictures; undefined for the clip's own, and for a shape that
 * the model lacks.
 */
export function pictureShape(settings: OpenRouterSettings): number | undefined {
  const { catalogue } = useCatalogueStore.getState()
  const { id } = resolveModels(settings, catalogue).draw
  const offered = catalogue && findImageModel(catalogue, id)?.aspectRatios.includes(settings.imageShape)
  return offered ? chosenAspect(settings.imageShape) : undefined
}

/** Hook: the catalogue and the models in use. */
export function useModels() {
  const settings = useSettingsStore((state) => state.settings.openRouter)
  const catalogue = useCatalogueStore((state) => state.catalogue)
  return { settings, catalogue, models: resolveModels(settings, catalogue) }
}

/** Problems of the models in use; empty when all are fine. */
export function modelWarnings(models: Models): readonly ModelWarning[] {
  const { catalogue } = useCatalogueStore.getState()
  if (!catalogue) return []
  return ENGINE_STEPS.flatMap((step): readonly ModelWarning[] => {
    const { id: model, gone } = models[step]
    if (step === 'draw' && !catalogue.image) return []
    if (gone) return [{ code: 'gone', step, model, instead: gone.id }]
    if (model === '') return [{ code: 'none', step }]
    if (step === 'draw') {
      const takes = findImageModel(catalogue, model)?.maxReferences ?? 2
      return takes < 2 ? [{ code: 'few-references', model, takes }] : []
    }
    const found = findChatModel(catalogue, model)
    if (!found || fits(step, found)) return []
    const blind = step === 'describe' || found.seesPictures === false
    return [{ code: blind ? 'sees-nothing' : 'no-schema', step, model }]
  })
}
