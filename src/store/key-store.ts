import { AUTO_LOCK_MINUTES, type KeyTier } from '../domain/key-tier.ts'
import { toProblem } from '../domain/problem.ts'
import { keepSecret, toAppError } from '../lib/errors.ts'
import { saveTabKey } from '../services/tab-key.ts'
import { log } from './app-store.ts'
import { resetConnection, testConnection } from './connection.ts'
import { changeOpenRouter, useSettingsStore } from './settings-store.ts'

/** A key is taken to be complete when nothing was typed for so long. */
const TYPING_MS = 500

// Loaded after the first picture, which needs neither a key nor models.
const keys = () => import('../services/keys.ts')
const readModels = async () => (await import('./catalogue-store.ts')).loadCatalogue()

let typing: ReturnType<typeof setTimeout> | undefined

/**
 * The key as it is typed: held at once, spaces around it dropped, which copying brings. Once it is complete it is kept where
 * the person chose, and the service is asked about it: a management key must not stay.
 */
export function changeKey(typed: string): void {
  const { keyTier } = useSettingsStore.getState()
  // A passphrase is asked for anew for another key, so until then it stays with the tab.
  const tier = keyTier === 'passphrase' ? 'tab' : keyTier
  const apiKey = typed.trim()
  useSettingsStore.setState({ apiKey, keyTier: tier, locked: false })
  resetConnection()
  if (tier === 'tab') saveTabKey(apiKey)
  clearTimeout(typing)
  typing = setTimeout(() => void settleKey(apiKey, tier), TYPING_MS)
}

async function settleKey(apiKey: string, tier: KeyTier): Promise<void> {
  keepSecret(apiKey)
  try {
    const { keepKey } = await keys()
    await keepKey(tier, apiKey)
  } catch (error) {
    return showProblem(error)
  }
  if (useSettingsStore.getState().apiKey === apiKey) await testConnection(false)
}

/** Keeps the key elsewhere. @returns true when it is there. */
export async function moveKey(tier: KeyTier, passphrase = ''): Promise<boolean> {
  const { apiKey } = useSettingsStore.getState()
  clearTimeout(typing)
  keepSecret(apiKey)
  try {
    const { keepKey } = await keys()
    await keepKey(tier, apiKey, passphrase)
    useSettingsStore.setState({ keyTier: tier })
    if (useSettingsStore.getState().connection.status === 'untested') void testConnection(false)
    return true
  } catch (error) {
    showProblem(error)
    return false
  }
}

/** Opens a key that is behind a passphrase, until it is locked again. @throws AppError `key-wrong-passphrase` */
export async function unlock(passphrase: string): Promise<void> {
  const { unlockKey } = await keys()
  holdKey(await unlockKey(passphrase), 'passphrase')
  await testConnection()
}

/** Takes the unlocked key out of memory; a running job keeps what it began with. */
export function lock(): void {
  if (useSettingsStore.getState().keyTier !== 'passphrase') return
  useSettingsStore.setState({ apiKey: '', locked: true })
  resetConnection()
}

/** Takes the key out of every place, in every tab. */
export async function forgetKey(): Promise<void> {
  holdKey('', 'tab')
  try {
    const { forgetKeys } = await keys()
    await forgetKeys()
    log('API key forgotten')
  } catch (error) {
    showProblem(error)
  }
}

/** Brings back a key that is kept on this device, and follows other tabs and the clock. Call once. */
export async function startKeys(): Promise<void> {
  const { loadKeptKey, watchForForgetting } = await keys()
  watchForForgetting(() => {
    holdKey('', 'tab')
    log('API key forgotten in another tab')
  })
  watchForIdleness()
  if (useSettingsStore.getState().apiKey === '') {
    const kept = await loadKeptKey()
    // A key may have been typed meanwhile.
    if (kept && useSettingsStore.getState().apiKey === '') {
      useSettingsStore.setState({ locked: kept.key === undefined })
      if (kept.key === undefined) useSettingsStore.setState({ keyTier: kept.tier })
      else holdKey(kept.key, kept.tier)
      resetConnection()
    }
  }
  window.addEventListener('online', () => void askAgain())
  await askAgain()
}

/** Nothing is asked where there is neither a key nor a server that may want none. */
async function askAgain(): Promise<void> {
  const { locked } = useSettingsStore.getState()
  if (!locked) await testConnection(false)
}

/** Another address: what was known of the old one says nothing. */
export function changeBaseUrl(baseUrl: string): void {
  if (useSettingsStore.getState().settings.openRouter.baseUrl === baseUrl) return
  changeOpenRouter({ baseUrl })
  resetConnection()
  void readModels().then(askAgain)
}

/** Uses a key from now on; where it is kept is another matter. */
export function holdKey(apiKey: string, keyTier: KeyTier): void {
  clearTimeout(typing)
  keepSecret(apiKey)
  useSettingsStore.setState({ apiKey, keyTier, locked: false })
  resetConnection()
  if (apiKey !== '') void readModels()
}

function showProblem(error: unknown): void {
  useSettingsStore.setState({ connection: { status: 'disconnected', problem: toProblem(toAppError(error)) } })
}

let idle: ReturnType<typeof setTimeout> | undefined

/** Timers stand still while a machine sleeps, so the clock is asked as well when somebody comes back. */
function watchForIdleness(): void {
  const most = AUTO_LOCK_MINUTES * 60_000
  let last = Date.now()
  const lockIfLate = () => {
    if (Date.now() - last >= most) lock()
  }
  const touched = () => {
    lockIfLate()
    last = Date.now()
    clearTimeout(idle)
    idle = setTimeout(lock, most)
  }
  for (const event of ['pointerdown', 'keydown']) {
    window.addEventListener(event, touched, { passive: true, capture: true })
  }
  document.addEventListener('visibilitychange', lockIfLate)
  touched()
}
