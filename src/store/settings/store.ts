import { create } from 'zustand'
import type { EngineId } from '../../domain/board/shot.ts'
import type { KeyTier } from '../../domain/key/key-tier.ts'
import type { Problem } from '../../domain/problem.ts'
import { engineInUse, type OpenRouterSettings, type Settings } from '../../domain/settings/settings.ts'
import { isOwnServer, originOf } from '../../lib/address.ts'
import { keepSecret } from '../../lib/errors.ts'
import { loadTabKey } from '../../services/key/tab-key.ts'
import { loadSettings, storeSettings, watchSettings } from '../../services/settings/settings.ts'

export type Connection =
  | { readonly status: 'no-key' }
  | { readonly status: 'locked' }
  | { readonly status: 'untested' }
  | { readonly status: 'checking' }
  | {
      readonly status: 'connected'
      readonly label: string
      readonly limitRemaining?: number
      /** What was found of each chosen model; empty when all is well. */
      readonly warnings: readonly string[]
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
  keepSecret(apiKey)
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

/** The engine that jobs use now. */
export function currentEngine(): EngineId {
  const state = useSettingsStore.getState()
  return engineInUse(state.settings, canCall(state))
}

/** The engine in use and whether calls can be made with it, for the screen. */
export function useEngine(): { readonly engine: EngineId; readonly hasKey: boolean } {
  const hasKey = useSettingsStore(canCall)
  const engine = useSettingsStore(({ settings }) => engineInUse(settings, hasKey))
  return { engine, hasKey }
}

export function changeSettings(change: Partial<Omit<Settings, 'openRouter'>>): void {
  hold(storeSettings(change))
}

export function changeOpenRouter(change: Partial<OpenRouterSettings>): void {
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
