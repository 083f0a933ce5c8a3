import { create } from 'zustand'
import type { Reach } from '../../domain/clip/frames.ts'
import { type Engines, engineInUse, factsOf, forEachStep } from '../../domain/engines/engine-choice.ts'
import type { EngineFacts, EngineId, EngineStep } from '../../domain/engines/engines.ts'
import type { KeyTier } from '../../domain/key/key-tier.ts'
import type { ModelWarning } from '../../domain/models/model-warning.ts'
import type { Problem } from '../../domain/problem.ts'
import type { OpenRouterChange, Settings, SettingsChange } from '../../domain/settings/settings.ts'
import { isOwnServer, originOf } from '../../lib/address.ts'
import { hideSecret } from '../../lib/secrets.ts'
import { loadTabKey } from '../../services/key/tab-key.ts'
import { loadSettings, storeSettings, watchSettings } from '../../services/settings/settings.ts'

export type Connection =
  | { readonly status: 'no-key' }
  | { readonly status: 'locked' }
  | { readonly status: 'untested' }
  | { readonly status: 'checking' }
  | {
      readonly status: 'connected'
      /** What its owner calls the key; absent for a server of one's own. */
      readonly label?: string
      readonly limitRemaining?: number
      /** What was found of each chosen model; empty when all is well. */
      readonly warnings: readonly ModelWarning[]
    }
  | { readonly status: 'disconnected'; readonly problem: Problem }

interface SettingsState {
  readonly settings: Settings
  /** For the origin of the address that is set, and for no other. */
  readonly apiKey: string
  readonly keyTier: KeyTier
  /** The key is behind its passphrase. */
  readonly locked: boolean
  readonly connection: Connection
}

export const useSettingsStore = create<SettingsState>(() => {
  const settings = loadSettings()
  return { settings, ...keyOfTab(originOf(settings.openRouter.baseUrl)) }
})

function keyOfTab(origin: string): Omit<SettingsState, 'settings'> {
  const apiKey = loadTabKey(origin)
  hideSecret(apiKey)
  return { apiKey, keyTier: 'tab', locked: false, connection: { status: apiKey ? 'untested' : 'no-key' } }
}

/** What the key in use belongs to, and the only place that it is sent to. */
export const currentOrigin = () => originOf(useSettingsStore.getState().settings.openRouter.baseUrl)

/** True when calls can be made: with a key, or to a server on this machine, which may want none. */
function canCall({ settings, apiKey }: Pick<SettingsState, 'settings' | 'apiKey'>): boolean {
  return apiKey !== '' || isOwnServer(settings.openRouter.baseUrl)
}

/** True while the address that is set is one of a server on this machine, for the screen. */
export const useOwnServer = () => useSettingsStore(({ settings }) => isOwnServer(settings.openRouter.baseUrl))

/** The engine that does a step now. */
export function currentEngine(step: EngineStep): EngineId {
  const state = useSettingsStore.getState()
  return engineInUse(state.settings.engines, step, canCall(state))
}

/** True while calls can be made, for the screen. */
export const useHasKey = () => useSettingsStore(canCall)

/** The engine of each step, for the screen. */
export function useEngines(): Engines {
  const hasKey = useHasKey()
  const choices = useSettingsStore(({ settings }) => settings.engines)
  return forEachStep((step) => engineInUse(choices, step, hasKey))
}

/** Whether any step sends what it is given away from this device, for the screen. */
export function useReach(): Reach {
  const engines = Object.values(useEngines())
  return { leavesDevice: engines.some((engine) => factsOf(engine).leavesDevice) }
}

interface EngineInUse extends EngineFacts {
  readonly id: EngineId
  /** No call can be made: it needs a key, and there is none. */
  readonly lacksKey: boolean
}

/** The engine of a step as it is used now, for the screen. */
export function useEngine(step: EngineStep): EngineInUse {
  const hasKey = useHasKey()
  const id = useEngines()[step]
  const facts = factsOf(id)
  return { ...facts, id, lacksKey: facts.needsKey && !hasKey }
}

export function changeSettings(change: Omit<SettingsChange, 'openRouter'>): void {
  hold(storeSettings(change))
}

export function changeOpenRouter(change: OpenRouterChange): void {
  hold(storeSettings({ openRouter: change }))
}

/** Follows what other tabs set. Call once. */
export const followSettings = () => watchSettings(() => hold(loadSettings()))

/**
 * The key goes with its origin: another address starts with what this tab has for it, in the same
 * step.
 */
function hold(settings: Settings): void {
  const origin = originOf(settings.openRouter.baseUrl)
  useSettingsStore.setState({ settings, ...(origin === currentOrigin() ? {} : keyOfTab(origin)) })
}

const forgotten = new Map<string, number>()

/**
 * How often the key of an origin was forgotten in this visit: what began with it must not go on
 * with it.
 */
export const timesForgotten = (origin: string) => forgotten.get(origin) ?? 0

export function countForgotten(origin: string): void {
  forgotten.set(origin, timesForgotten(origin) + 1)
}
