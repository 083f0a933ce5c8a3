import type { KeyTier } from '../../domain/key/key-tier.ts'
import { type Problem, problemOf, toProblem } from '../../domain/problem.ts'
import { toAppError } from '../../lib/errors.ts'
import { hideSecret } from '../../lib/secrets.ts'
import { saveTabKey } from '../../services/key/tab-key.ts'
import { log } from '../app/store.ts'
import { countForgotten, currentOrigin, followSettings, useSettingsStore } from '../settings/store.ts'
import { resetConnection, testConnection } from './connection.ts'
import { watchForIdleness } from './idle-lock.ts'

/** A key counts as complete after this pause in typing. */
const TYPING_MS = 500

// Loaded after the first paint, which needs neither key nor models.
const keys = () => import('../../services/key/keys.ts')
const readModels = async () => (await import('../models/store.ts')).loadCatalogue()

let typing: ReturnType<typeof setTimeout> | undefined

/**
 * Uses the key as it is typed, trimmed. After the pause it is stored in the chosen tier and tested,
 * because a management key must not stay.
 */
export function changeKey(typed: string): void {
  const { keyTier } = useSettingsStore.getState()
  // A new key needs a new passphrase; until then it stays in this tab.
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
    // A test may have refused it meanwhile: it is not brought back.
    if (currentOrigin() === origin && !isInUse(origin, apiKey)) return
    await keepKey(origin, tier, apiKey)
  } catch (error) {
    return showProblem(error)
  }
  if (isInUse(origin, apiKey)) await testConnection(false)
}

const isInUse = (origin: string, apiKey: string) =>
  currentOrigin() === origin && useSettingsStore.getState().apiKey === apiKey

/** Moves the key to another tier. @returns true on success. */
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
 * Unlocks the stored key until it is locked again.
 * @returns the reason for a failure; undefined on success, and where no key is stored any more, so
 * that a new one is asked for.
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

/** Drops the unlocked key from memory; a running job keeps its copy. */
export function lock(): void {
  if (useSettingsStore.getState().keyTier !== 'passphrase') return
  useSettingsStore.setState({ apiKey: '', locked: true })
  resetConnection()
}

/**
 * Deletes the current address's key from every tier and tab. Its job ends: calls already sent
 * finish, because they are paid for, and no further call is sent.
 */
export async function forgetKey(): Promise<void> {
  const origin = currentOrigin()
  drop(origin)
  try {
    const { forgetKeys } = await keys()
    await forgetKeys(origin)
    log({ code: 'key-forgotten' })
  } catch (error) {
    showProblem(error)
  }
}

function drop(origin: string): void {
  countForgotten(origin)
  if (currentOrigin() === origin) holdKey('', 'tab')
}

/** Loads the stored key and follows other tabs, the address and idleness. Call once. */
export async function startKeys(): Promise<void> {
  followSettings()
  useSettingsStore.subscribe(({ settings }, before) => {
    if (settings.openRouter.baseUrl !== before.settings.openRouter.baseUrl) void meetServer()
  })
  const { watchForForgetting } = await keys()
  watchForForgetting((origin) => {
    drop(origin)
    log({ code: 'key-forgotten-elsewhere' })
  })
  watchForIdleness(lock)
  await bringBack()
  window.addEventListener('online', () => void askAgain())
  await askAgain()
}

/** Loads the stored key of the current address, unless this tab has one. */
async function bringBack(): Promise<void> {
  const origin = currentOrigin()
  if (useSettingsStore.getState().apiKey !== '') return
  const { loadKeptKey } = await keys()
  const kept = await loadKeptKey(origin)
  // A key or another address may have been typed meanwhile.
  if (!kept || !isInUse(origin, '')) return
  useSettingsStore.setState({ locked: kept.key === undefined })
  if (kept.key === undefined) useSettingsStore.setState({ keyTier: kept.tier })
  else holdKey(kept.key, kept.tier)
  resetConnection()
}

/** Another address has its own key; results for the old one do not apply. */
async function meetServer(): Promise<void> {
  resetConnection()
  await bringBack()
  await readModels()
  await askAgain()
}

/** Nothing to test without a key or a server that needs none. */
async function askAgain(): Promise<void> {
  const { locked } = useSettingsStore.getState()
  if (!locked) await testConnection(false)
}

/** Uses a key from now on; storing it is separate. */
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
