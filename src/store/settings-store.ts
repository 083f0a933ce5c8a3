import { create } from 'zustand'
import { type Problem, toProblem } from '../domain/problem.ts'
import { engineInUse, type OpenRouterSettings, type Settings } from '../domain/settings.ts'
import type { EngineId } from '../domain/shot.ts'
import { isCancel, toAppError } from '../lib/errors.ts'
import { forgetKey as eraseKey, loadKey, loadSettings, saveKey, saveSettings } from '../services/settings.ts'
import { log } from './app-store.ts'

export type Connection =
  | { readonly status: 'no-key' }
  | { readonly status: 'untested' }
  | { readonly status: 'checking' }
  | { readonly status: 'connected'; readonly label: string; readonly limitRemaining?: number }
  | { readonly status: 'disconnected'; readonly problem: Problem }

interface SettingsState {
  readonly settings: Settings
  readonly apiKey: string
  readonly connection: Connection
}

export const useSettingsStore = create<SettingsState>(() => {
  const apiKey = loadKey()
  return { settings: loadSettings(), apiKey, connection: { status: apiKey ? 'untested' : 'no-key' } }
})

/** The engine that jobs use now. */
export function currentEngine(): EngineId {
  const { settings, apiKey } = useSettingsStore.getState()
  return engineInUse(settings, apiKey !== '')
}

/** The engine in use and whether there is a key for it, for the screen. */
export function useEngine(): { readonly engine: EngineId; readonly hasKey: boolean } {
  const hasKey = useSettingsStore(({ apiKey }) => apiKey !== '')
  const engine = useSettingsStore(({ settings }) => engineInUse(settings, hasKey))
  return { engine, hasKey }
}

export function changeSettings(change: Partial<Omit<Settings, 'openRouter'>>): void {
  update({ ...useSettingsStore.getState().settings, ...change })
}

export function changeOpenRouter(change: Partial<OpenRouterSettings>): void {
  const { settings } = useSettingsStore.getState()
  update({ ...settings, openRouter: { ...settings.openRouter, ...change } })
  if (change.baseUrl !== undefined) resetConnection()
}

/** Keeps the key for this tab; spaces around it, which copying brings along, are dropped. */
export function changeKey(typed: string): void {
  const apiKey = typed.trim()
  saveKey(apiKey)
  useSettingsStore.setState({ apiKey })
  resetConnection()
}

export function forgetKey(): void {
  eraseKey()
  useSettingsStore.setState({ apiKey: '' })
  resetConnection()
  log('API key forgotten')
}

let test: AbortController | undefined

/** Asks the service about the key; a newer test replaces a running one. */
export async function testConnection(): Promise<void> {
  const { settings, apiKey } = useSettingsStore.getState()
  if (apiKey === '') return
  test?.abort()
  test = new AbortController()
  const { signal } = test
  useSettingsStore.setState({ connection: { status: 'checking' } })
  try {
    const { checkConnection } = await import('../services/engines/openrouter/check-connection.ts')
    const found = await checkConnection({ ...settings.openRouter, apiKey }, signal)
    signal.throwIfAborted()
    useSettingsStore.setState({ connection: { status: 'connected', ...found } })
    log(`Connected as ${found.label}`)
  } catch (error) {
    if (isCancel(error) || signal.aborted) return
    const problem = toProblem(toAppError(error))
    useSettingsStore.setState({ connection: { status: 'disconnected', problem } })
    log(`Connection failed: ${problem.detail ?? problem.code}`)
  }
}

function update(settings: Settings): void {
  saveSettings(settings)
  useSettingsStore.setState({ settings })
}

function resetConnection(): void {
  test?.abort()
  const { apiKey } = useSettingsStore.getState()
  useSettingsStore.setState({ connection: { status: apiKey ? 'untested' : 'no-key' } })
}
