import type { Reach } from '../../domain/clip/frames.ts'
import {
  type Engines,
  engineInUse,
  factsOf,
  forEachStep,
  isAble,
  type Means,
} from '../../domain/engines/engine-choice.ts'
import type { EngineFacts, EngineId, EngineStep } from '../../domain/engines/engines.ts'
import { isServerReady } from '../../domain/engines/picture-server.ts'
import type { KeyTier } from '../../domain/key/key-tier.ts'
import type { ModelWarning } from '../../domain/models/model-warning.ts'
import type { Problem } from '../../domain/problem.ts'
import type { OpenRouterChange, Settings, SettingsChange } from '../../domain/settings/settings.ts'
import { isOwnServer, originOf } from '../../lib/address.ts'
import { createShown } from '../../lib/dom/shown-store.ts'
import { hideSecret } from '../../lib/secrets.ts'
import { sharedParts } from '../../lib/shared-parts.ts'
import { loadTabKey } from '../../services/key/tab-key.ts'
import { loadSettings, storeSettings, watchSettings } from '../../services/settings/settings.ts'

export type Connection =
  | { readonly status: 'no-key' }
  | { readonly status: 'locked' }
  | { readonly status: 'untested' }
  | { readonly status: 'checking' }
  | {
      readonly status: 'connected'
      /** The owner's label of the key; absent for the user's own server. */
      readonly label?: string
      readonly limitRemaining?: number
      /** Warnings about the chosen models; empty when all are fine. */
      readonly warnings: readonly ModelWarning[]
    }
  | { readonly status: 'disconnected'; readonly problem: Problem }

interface SettingsState {
  readonly settings: Settings
  /** For the origin of the current base URL only. */
  readonly apiKey: string
  readonly keyTier: KeyTier
  /** The key is locked by its passphrase. */
  readonly locked: boolean
  readonly connection: Connection
}

export const useSettingsStore = createShown<SettingsState>(() => {
  const settings = loadSettings()
  return { settings, ...keyOfTab(originOf(settings.openRouter.baseUrl)) }
})

function keyOfTab(origin: string): Omit<SettingsState, 'settings'> {
  const apiKey = loadTabKey(origin)
  hideSecret(apiKey)
  return { apiKey, keyTier: 'tab', locked: false, connection: { status: apiKey ? 'untested' : 'no-key' } }
}

/** The origin that the key belongs to, the only place it is sent to. */
export const currentOrigin = () => originOf(useSettingsStore.getState().settings.openRouter.baseUrl)

/** True when calls can be made: with a key, or to a server on this machine, which may need none. */
export function canCall({ settings, apiKey }: Pick<SettingsState, 'settings' | 'apiKey'>): boolean {
  return apiKey !== '' || isOwnServer(settings.openRouter.baseUrl)
}

function meansOf(state: Pick<SettingsState, 'settings' | 'apiKey'>): Means {
  return { key: canCall(state), server: isServerReady(state.settings.pictureServer) }
}

/** Hook: what there is of what engines cannot work without. */
export function useMeans(): Means {
  const key = useSettingsStore(canCall)
  const server = useSettingsStore(({ settings }) => isServerReady(settings.pictureServer))
  return { key, server }
}

/** Hook: true while the base URL is a server on this machine. */
export const useOwnServer = () => useSettingsStore(({ settings }) => isOwnServer(settings.openRouter.baseUrl))

/** The engine that currently does a step. */
export function currentEngine(step: EngineStep): EngineId {
  const state = useSettingsStore.getState()
  return engineInUse(state.settings.engines, step, meansOf(state))
}

/** Hook: true while calls can be made. */
export const useHasKey = () => useSettingsStore(canCall)

/** Hook: the engine of each step. */
export function useEngines(): Engines {
  const means = useMeans()
  const choices = useSettingsStore(({ settings }) => settings.engines)
  return forEachStep((step) => engineInUse(choices, step, means))
}

/** Hook: whether any step sends data from this device. */
export function useReach(): Reach {
  const engines = Object.values(useEngines())
  return { leavesDevice: engines.some((engine) => factsOf(engine).leavesDevice) }
}

interface EngineInUse extends EngineFacts {
  readonly id: EngineId
  /** True when there is none of what the engine needs. */
  readonly lacking: boolean
}

/** Hook: the engine currently used for a step. */
export function useEngine(step: EngineStep): EngineInUse {
  const means = useMeans()
  const id = useEngines()[step]
  return { ...factsOf(id), id, lacking: !isAble(id, means) }
}

export function changeSettings(change: Omit<SettingsChange, 'openRouter'>): void {
  hold(storeSettings(change))
}

export function changeOpenRouter(change: OpenRouterChange): void {
  hold(storeSettings({ openRouter: change }))
}

/** Follows settings changed in other tabs. Call once. */
export const followSettings = () => watchSettings(() => hold(loadSettings()))

/**
 * The key follows its origin: a new address starts with this tab's key for it, in the same update.
 */
function hold(now: Settings): void {
  const settings = sharedParts(useSettingsStore.getState().settings, now)
  const origin = originOf(settings.openRouter.baseUrl)
  useSettingsStore.setState({ settings, ...(origin === currentOrigin() ? {} : keyOfTab(origin)) })
}

const forgotten = new Map<string, number>()

/**
 * How often an origin's key was forgotten in this visit; work started with an older key must not go
 * on.
 */
export const timesForgotten = (origin: string) => forgotten.get(origin) ?? 0

export function countForgotten(origin: string): void {
  forgotten.set(origin, timesForgotten(origin) + 1)
}
