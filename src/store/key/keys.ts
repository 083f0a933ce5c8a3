import type { KeyTier } from '../../domain/key/key-tier.ts'
import { type Problem, problemOf, toProblem } from '../../domain/problem.ts'
import { toAppError } from '../../lib/errors.ts'
import { hideSecret } from '../../lib/secrets.ts'
import { saveTabKey } from '../../services/key/tab-key.ts'
import { log } from '../app/store.ts'
import { countForgotten, currentOrigin, followSettings, useSettingsStore } from '../settings/store.ts'
import { resetConnection, testConnection } from './connection.ts'
import { watchForIdleness } from './idle-lock.ts'

/** A key is taken to be complete when nothing was typed for so long. */
const TYPING_MS = 500

// Loaded after the first picture, which needs neither a key nor models.
const keys = () => import('../../services/key/keys.ts')
const readModels = async () => (await import('../models/store.ts')).loadCatalogue()

let typing: ReturnType<typeof setTimeout> | undefined

/**
 * The key as it is typed: held at once, spaces around it dropped, which copying brings. Once it is
 * complete it is kept where the person chose, and the service is asked about it: a management key
 * must not stay.
 */
export function changeKey(typed: string): void {
  const { keyTier } = useSettingsStore.getState()
  // A passphrase is asked for anew for another key, so until then it stays with the tab.
  const tier = keyTier === 'passphrase' ? 'tab' : keyTier
  const apiKey = typed.trim()
  useSettingsStore.setState({ apiKey, keyTier: tier, locked: false })
  resetConnection()
  const origin = currentOrigin()
  if (tier === 'tab') saveTabKey(origin, apiKey)
  clearTimeout(typing)
  typing = setTimeout(() => void settleKey(origin, apiKey, tier), TYPING_MS)
}

async function settleKey(origin: string, apiKey: string, tier: KeyTier): Promise<void> {
  hideSecret(apiKey)
  try {
    const { keepKey } = await keys()
    await keepKey(origin, tier, apiKey)
  } catch (error) {
    return showProblem(error)
  }
  if (isInUse(origin, apiKey)) await testConnection(false)
}

const isInUse = (origin: string, apiKey: string) =>
  currentOrigin() === origin && useSettingsStore.getState().apiKey === apiKey

/** Keeps the key elsewhere. @returns true when it is there. */
export async function moveKey(tier: KeyTier, passphrase = ''): Promise<boolean> {
  const { apiKey } = useSettingsStore.getState()
  const origin = currentOrigin()
  clearTimeout(typing)
  hideSecret(apiKey)
  try {
    const { keepKey } = await keys()
    await keepKey(origin, tier, apiKey, passphrase)
    if (!isInUse(origin, apiKey)) return true
    useSettingsStore.setState({ keyTier: tier })
    if (useSettingsStore.getState().connection.status === 'untested') void testConnection(false)
    return true
  } catch (error) {
    showProblem(error)
    return false
  }
}

/**
 * Opens a key that is behind a passphrase, until it is locked again.
 * @returns why it stays shut; undefined when it is open, and also where no key is kept any more: a
 * new one is asked for then.
 */
export async function unlock(passphrase: string): Promise<Problem | undefined> {
  const origin = currentOrigin()
  try {
    const { unlockKey } = await keys()
    const key = await unlockKey(origin, passphrase)
    if (currentOrigin() !== origin) return undefined
    holdKey(key, 'passphrase')
  } catch (error) {
    const known = toAppError(error)
    if (known.code !== 'key-missing') return toProblem(known)
    if (currentOrigin() === origin) holdKey('', 'tab')
    showProblem(known)
    return undefined
  }
  await testConnection()
  return undefined
}

/** Takes the unlocked key out of memory; a running job keeps what it began with. */
export function lock(): void {
  if (useSettingsStore.getState().keyTier !== 'passphrase') return
  useSettingsStore.setState({ apiKey: '', locked: true })
  resetConnection()
}

/**
 * Takes the key of the address that is set out of every place, in every tab. What runs with it
 * ends: calls that have left come to their end, because they are paid for, and no other leaves.
 */
export async function forgetKey(): Promise<void> {
  const origin = currentOrigin()
  drop(origin)
  try {
    const { forgetKeys } = await keys()
    await forgetKeys(origin)
    log('API key forgotten')
  } catch (error) {
    showProblem(error)
  }
}

function drop(origin: string): void {
  countForgotten(origin)
  if (currentOrigin() === origin) holdKey('', 'tab')
}

/**
 * Brings back a key that is kept on this device, and follows other tabs, the address and the clock.
 * Call once.
 */
export async function startKeys(): Promise<void> {
  followSettings()
  useSettingsStore.subscribe(({ settings }, before) => {
    if (settings.openRouter.baseUrl !== before.settings.openRouter.baseUrl) void meetServer()
  })
  const { watchForForgetting } = await keys()
  watchForForgetting((origin) => {
    drop(origin)
    log('API key forgotten in another tab')
  })
  watchForIdleness(lock)
  await bringBack()
  window.addEventListener('online', () => void askAgain())
  await askAgain()
}

/**
 * Takes in the key that is kept on this device for the address that is set, unless this tab has
 * one.
 */
async function bringBack(): Promise<void> {
  const origin = currentOrigin()
  if (useSettingsStore.getState().apiKey !== '') return
  const { loadKeptKey } = await keys()
  const kept = await loadKeptKey(origin)
  // A key may have been typed meanwhile, or another address.
  if (!kept || !isInUse(origin, '')) return
  useSettingsStore.setState({ locked: kept.key === undefined })
  if (kept.key === undefined) useSettingsStore.setState({ keyTier: kept.tier })
  else holdKey(kept.key, kept.tier)
  resetConnection()
}

/** Another address, with a key of its own: what was known of the old one says nothing. */
async function meetServer(): Promise<void> {
  resetConnection()
  await bringBack()
  await readModels()
  await askAgain()
}

/** Nothing is asked where there is neither a key nor a server that may want none. */
async function askAgain(): Promise<void> {
  const { locked } = useSettingsStore.getState()
  if (!locked) await testConnection(false)
}

/** Uses a key from now on; where it is kept is another matter. */
export function holdKey(apiKey: string, keyTier: KeyTier): void {
  clearTimeout(typing)
  hideSecret(apiKey)
  useSettingsStore.setState({ apiKey, keyTier, locked: false })
  resetConnection()
  if (apiKey !== '') void readModels()
}

function showProblem(error: unknown): void {
  useSettingsStore.setState({ connection: { status: 'disconnected', problem: problemOf(error) } })
}
