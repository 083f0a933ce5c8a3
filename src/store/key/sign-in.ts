import { create } from 'zustand'
import type { KeyTier } from '../../domain/key/key-tier.ts'
import { type Problem, problemOf } from '../../domain/problem.ts'
import { AppError, toAppError } from '../../lib/errors.ts'
import type { ReturnedCode } from '../../services/key/returned-code.ts'
import type { SignedIn } from '../../services/key/sign-in.ts'
import { log, openDialog, useAppStore } from '../app/store.ts'
import { stop } from '../jobs/run.ts'
import { useJobStore } from '../jobs/store.ts'
import { confirmLeave } from '../project/leave.ts'
import { currentOrigin, useSettingsStore } from '../settings/store.ts'
import { testConnection } from './connection.ts'
import { holdKey } from './keys.ts'

interface SignInState {
  readonly status: 'idle' | 'finishing' | 'failed'
  readonly problem?: Problem
}

export const useSignInStore = create<SignInState>(() => ({ status: 'idle' }))

const desk = () => import('../../services/key/sign-in.ts')

/**
 * Goes to the service in this tab; it sends the person back here. A job that runs is asked about
 * before it is lost.
 */
export async function signIn(): Promise<void> {
  // The page would be left, and nothing that is in it is kept: by hand it can stay.
  if (useAppStore.getState().visitOnly) return openDialog('settings', 'key')
  // Sampling costs nothing and goes on where it was.
  if (useJobStore.getState().job?.kind !== 'sample' && !(await confirmLeave())) return
  await stop()
  const { baseUrl } = useSettingsStore.getState().settings.openRouter
  const here = location.origin + location.pathname
  try {
    const { signInAddress } = await desk()
    location.assign(await signInAddress(baseUrl, here, location.hash))
  } catch (error) {
    fail(error)
  }
}

/**
 * The address of a page that shows a code to be pasted, for where the way back does not lead here;
 * undefined where that failed.
 */
export async function signInByHandAddress(): Promise<string | undefined> {
  const { baseUrl } = useSettingsStore.getState().settings.openRouter
  try {
    const { signInAddress } = await desk()
    return await signInAddress(baseUrl, undefined, location.hash)
  } catch (error) {
    fail(error)
    return undefined
  }
}

/** Takes in a pasted code. @returns true when there is a key now. */
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
 * Ends a sign-in with which the page was opened. Call once, at the start.
 * @throws what the browser says when a part that is needed does not load: the code is not used up
 * then.
 */
export async function finishReturned({ code, state, denied }: ReturnedCode): Promise<void> {
  const { finishSignIn, keepKey } = await finishers()
  await finish(async () => {
    if (!code) throw new AppError('sign-in-failed', denied)
    return finishSignIn(code, state)
  }, keepKey)
}

/** A code can be exchanged once: all that is needed then is there before. */
async function finishers() {
  const [{ finishByHand, finishSignIn }, { keepKey }] = await Promise.all([
    desk(),
    import('../../services/key/keys.ts'),
  ])
  return { finishByHand, finishSignIn, keepKey }
}

function fail(error: unknown): void {
  openDialog('settings')
  useSignInStore.setState({ status: 'failed', problem: problemOf(error) }, true)
  log('Signing in failed', toAppError(error))
}

type KeepKey = (origin: string, tier: KeyTier, key: string) => Promise<void>

async function finish(exchange: () => Promise<SignedIn>, keepKey: KeepKey): Promise<boolean> {
  useSignInStore.setState({ status: 'finishing' }, true)
  try {
    const { key, origin, hash } = await exchange()
    const { keyTier } = useSettingsStore.getState()
    const tier = keyTier === 'passphrase' ? 'tab' : keyTier
    const hold = (where: KeyTier) => origin === currentOrigin() && holdKey(key, where)
    // It is good from now on, also where the device does not keep it.
    hold('tab')
    await keepKey(origin, tier, key)
    hold(tier)
    if (hash && location.hash === '') location.hash = hash
    useSignInStore.setState({ status: 'idle' }, true)
    log('Signed in with OpenRouter')
    await testConnection()
    return true
  } catch (error) {
    fail(error)
    return false
  }
}

/** Where the key in use is limited or taken back at the service. */
export async function addressOfKey(): Promise<string> {
  const { keyAddress } = await desk()
  return keyAddress(useSettingsStore.getState().apiKey)
}
