import { create } from 'zustand'
import type { KeyTier } from '../domain/key-tier.ts'
import type { Problem } from '../domain/problem.ts'
import { engineInUse, isOwnServer, type OpenRouterSettings, type Settings } from '../domain/settings.ts'
import type { EngineId } from '../domain/shot.ts'
import { keepSecret } from '../lib/errors.ts'
import { loadSettings, saveSettings } from '../services/settings.ts'
import { loadTabKey } from '../services/tab-key.ts'

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
  readonly apiKey: string
  readonly keyTier: KeyTier
  /** The key is behind its passphrase. */
  readonly locked: boolean
  readonly connection: Connection
}

export const useSettingsStore = create<SettingsState>(() => {
  const apiKey = loadTabKey()
  keepSecret(apiKey)
  const connection: Connection = { status: apiKey ? 'untested' : 'no-key' }
  return { settings: loadSettings(), apiKey, keyTier: 'tab', locked: false, connection }
})

/** True when calls can be made: with a key, or to a server on this machine, which may want none. */
function canCall({ settings, apiKey }: Pick<SettingsState, 'settings' | 'apiKey'>): boolean {
  return apiKey !== '' || isOwnServer(settings.openRouter.baseUrl)
}

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
  update({ ...useSettingsStore.getState().settings, ...change })
}

export function changeOpenRouter(change: Partial<OpenRouterSettings>): void {
  const { settings } = useSettingsStore.getState()
  update({ ...settings, openRouter: { ...settings.openRouter, ...change } })
}

function update(settings: Settings): void {
  saveSettings(settings)
  useSettingsStore.setState({ settings })
}
