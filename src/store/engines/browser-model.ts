import { browserEngine } from '../../domain/engines/engine-choice.ts'
import { type Problem, problemOf } from '../../domain/problem.ts'
import { createShown } from '../../lib/dom/shown-store.ts'
import { isCancel } from '../../lib/errors.ts'
import {
  type FoundModel,
  fetchModel,
  findModel,
} from '../../services/engines/browser-model/language-model.ts'
import { allWishes } from '../../services/engines/browser-model/wishes.ts'
import { changeSettings, useSettingsStore } from '../settings/store.ts'

interface BrowserModelState {
  /** What the browser has; absent until it was asked. */
  readonly found?: FoundModel
  /** How much of it has arrived, 0 to 1, while it is fetched. */
  readonly share?: number | undefined
  /** Why it could not be fetched. */
  readonly problem?: Problem | undefined
}

export const useBrowserModel = createShown<BrowserModelState>(() => ({}))

let fetching: AbortController | undefined

/** Asks the browser what it has. Nothing is fetched. */
export async function lookForBrowserModel(): Promise<void> {
  const found = await findModel(allWishes())
  useBrowserModel.setState({ found })
}

/**
 * Uses the browser's model from now on for what it can do, once it is there: the browser fetches
 * it where it must. Call it in the click, which the browser wants for that.
 */
export async function takeBrowserModel(): Promise<void> {
  const { found } = useBrowserModel.getState()
  if (!found || fetching) return
  if (found.state === 'available') return choose(found)
  const current = new AbortController()
  fetching = current
  useBrowserModel.setState({ share: 0, problem: undefined })
  try {
    await fetchModel(found.wish, (share) => useBrowserModel.setState({ share }), current.signal)
    choose(found)
  } catch (error) {
    if (!isCancel(error)) useBrowserModel.setState({ problem: problemOf(error) })
  } finally {
    fetching = undefined
    useBrowserModel.setState({ share: undefined })
    await lookForBrowserModel()
  }
}

function choose({ wish }: FoundModel): void {
  useBrowserModel.setState({ problem: undefined })
  const engine = browserEngine()
  if (engine) changeSettings({ engines: { ...(wish.sees ? { describe: engine } : {}), direct: engine } })
}

/** What has arrived is the browser's to keep. */
export const stopFetching = () => fetching?.abort()

/** The steps that it does are chosen automatically again. */
export function leaveBrowserModel(): void {
  const { describe, direct } = useSettingsStore.getState().settings.engines
  const engine = browserEngine()
  changeSettings({
    engines: {
      ...(describe === engine ? { describe: 'auto' } : {}),
      ...(direct === engine ? { direct: 'auto' } : {}),
    },
  })
}
