import { create } from 'zustand'
import { type Problem, toProblem } from '../domain/problem.ts'
import { AppError, toAppError } from '../lib/errors.ts'
import type { ReturnedCode } from '../services/returned-code.ts'
import type { SignedIn } from '../services/sign-in.ts'
import { log, openDialog } from './app-store.ts'
import { testConnection } from './connection.ts'
import { stop, useJobStore } from './job-store.ts'
import { holdKey } from './key-store.ts'
import { mayLeave } from './leave.ts'
import { useSettingsStore } from './settings-store.ts'

interface SignInState {
  readonly status: 'idle' | 'finishing' | 'failed'
  readonly problem?: Problem
}

export const useSignInStore = create<SignInState>(() => ({ status: 'idle' }))

const desk = () => import('../services/sign-in.ts')

/** Goes to the service in this tab; it sends the person back here. A job that runs is asked about before it is lost. */
export async function signIn(): Promise<void> {
  // Sampling costs nothing and goes on where it was.
  if (useJobStore.getState().job?.kind !== 'frames' && !(await mayLeave())) return
  await stop()
  const { baseUrl } = useSettingsStore.getState().settings.openRouter
  const here = location.origin + location.pathname
  const { signInAddress } = await desk()
  location.assign(await signInAddress(baseUrl, here, location.hash))
}

/** The address of a page that shows a code to be pasted, for where the way back does not lead here. */
export async function signInByHandAddress(): Promise<string> {
  const { baseUrl } = useSettingsStore.getState().settings.openRouter
  const { signInAddress } = await desk()
  return signInAddress(baseUrl, undefined, location.hash)
}

/** Takes in a pasted code. @returns true when there is a key now. */
export function pasteCode(code: string): Promise<boolean> {
  return finish(async () => (await desk()).finishByHand(code))
}

/** Ends a sign-in with which the page was opened. Call once, at the start. */
export async function finishReturned({ code, state, denied }: ReturnedCode): Promise<void> {
  await finish(async () => {
    if (!code) throw new AppError('sign-in-failed', denied)
    return (await desk()).finishSignIn(code, state)
  })
}

async function finish(exchange: () => Promise<SignedIn>): Promise<boolean> {
  useSignInStore.setState({ status: 'finishing' }, true)
  try {
    const { key, hash } = await exchange()
    const { keyTier } = useSettingsStore.getState()
    const tier = keyTier === 'passphrase' ? 'tab' : keyTier
    const { keepKey } = await import('../services/keys.ts')
    await keepKey(tier, key)
    holdKey(key, tier)
    if (hash && location.hash === '') location.hash = hash
    useSignInStore.setState({ status: 'idle' }, true)
    log('Signed in with OpenRouter')
    await testConnection()
    return true
  } catch (error) {
    const problem = toProblem(toAppError(error))
    openDialog('settings')
    useSignInStore.setState({ status: 'failed', problem }, true)
    log('Signing in failed')
    return false
  }
}

/** Where the key in use is limited or taken back at the service. */
export async function addressOfKey(): Promise<string> {
  const { keyAddress } = await desk()
  return keyAddress(useSettingsStore.getState().apiKey)
}
