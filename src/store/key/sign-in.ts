import type { KeyTier } from '../../domain/key/key-tier.ts'
import { type Problem, problemOf } from '../../domain/problem.ts'
import { createShown } from '../../lib/dom/shown-store.ts'
import { AppError, isCancel, toAppError } from '../../lib/errors.ts'
import type { ReturnedCode } from '../../services/key/returned-code.ts'
import type { SignedIn } from '../../services/key/sign-in.ts'
import { loadAsked } from '../app/asked-code.ts'
import { log, openDialog, useAppStore } from '../app/store.ts'
import { stop } from '../jobs/running.ts'
import { useJobStore } from '../jobs/store.ts'
import { confirmLeave } from '../project/leave.ts'
import { currentOrigin, useSettingsStore } from '../settings/store.ts'
import { testConnection } from './connection.ts'
import { holdKey } from './keys.ts'

interface SignInState {
  readonly status: 'idle' | 'finishing' | 'failed'
  readonly problem?: Problem
}

export const useSignInStore = createShown<SignInState>(() => ({ status: 'idle' }))

const loadSignIn = () => import('../../services/key/sign-in.ts')

/**
 * Navigates this tab to the service, which redirects back here. Asks before a running job is lost.
 */
export async function signIn(): Promise<void> {
  // Navigation would lose everything where nothing persists; pasting the code keeps the page.
  if (useAppStore.getState().visitOnly) return openDialog('settings', 'key')
  // Sampling is free and resumes.
  if (useJobStore.getState().job?.kind !== 'sample' && !(await confirmLeave())) return
  await stop()
  const { baseUrl } = useSettingsStore.getState().settings.openRouter
  const here = location.origin + location.pathname
  try {
    const { signInAddress } = await loadAsked(loadSignIn)
    location.assign(await signInAddress(baseUrl, here, location.hash))
  } catch (error) {
    fail(error)
  }
}

/**
 * The address of a page that shows a code to paste, for when the redirect does not lead here;
 * undefined on failure.
 */
export async function signInByHandAddress(): Promise<string | undefined> {
  const { baseUrl } = useSettingsStore.getState().settings.openRouter
  try {
    const { signInAddress } = await loadSignIn()
    return await signInAddress(baseUrl, undefined, location.hash)
  } catch (error) {
    fail(error)
    return undefined
  }
}

/** Exchanges a pasted code. @returns true when there is a key now. */
export async function pasteCode(code: string): Promise<boolean> {
  try {
    const { finishByHand, keepKey } = await finishers()
    return await finish(() => finishByHand(code), keepKey)
  } catch (error) {
    fail(error)
    return false
  }
}

/**
 * Finishes the sign-in that opened the page. Call once, at the start.
 * @throws the browser's error when a module does not load; the code is still valid then.
 */
export async function finishReturned({ code, state, denied }: ReturnedCode): Promise<void> {
  const { finishSignIn, keepKey } = await finishers()
  await finish(async () => {
    if (!code) throw new AppError('sign-in-failed', denied)
    return finishSignIn(code, state)
  }, keepKey)
}

/** Loads every module first, because a code can be exchanged only once. */
async function finishers() {
  const [{ finishByHand, finishSignIn }, { keepKey }] = await Promise.all([
    loadSignIn(),
    import('../../services/key/keys.ts'),
  ])
  return { finishByHand, finishSignIn, keepKey }
}

function fail(error: unknown): void {
  if (isCancel(error)) return
  openDialog('settings')
  useSignInStore.setState({ status: 'failed', problem: problemOf(error) }, true)
  log({ code: 'sign-in-failed' }, toAppError(error))
}

type KeepKey = (origin: string, tier: KeyTier, key: string) => Promise<void>

async function finish(exchange: () => Promise<SignedIn>, keepKey: KeepKey): Promise<boolean> {
  useSignInStore.setState({ status: 'finishing' }, true)
  try {
    const { key, origin, hash } = await exchange()
    const { keyTier } = useSettingsStore.getState()
    const tier = keyTier === 'passphrase' ? 'tab' : keyTier
    const hold = (where: KeyTier) => origin === currentOrigin() && holdKey(key, where)
    // The key works from now on, even if the device does not store it.
    hold('tab')
    await keepKey(origin, tier, key)
    hold(tier)
    if (hash && location.hash === '') location.hash = hash
    useSignInStore.setState({ status: 'idle' }, true)
    log({ code: 'signed-in' })
    await testConnection()
    return true
  } catch (error) {
    fail(error)
    return false
  }
}

/** The page where the service limits or revokes the current key. */
export async function addressOfKey(): Promise<string> {
  const { keyAddress } = await loadSignIn()
  return keyAddress(useSettingsStore.getState().apiKey)
}
