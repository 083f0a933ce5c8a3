import { del, get, promisifyRequest, set } from 'idb-keyval'
import * as v from 'valibot'
import { originOf } from '../../lib/address.ts'
import { toBase64Url, toHex } from '../../lib/bytes.ts'
import { AppError } from '../../lib/errors.ts'
import { hideSecret, redact } from '../../lib/secrets.ts'
import { metaValues } from '../storage/meta.ts'
import { under } from '../storage/schema.ts'

/** The lifetime of a code; the service uses the same. */
const GOOD_FOR_MS = 10 * 60_000
const CODE_PATIENCE_MS = 30_000
/** The state of a sign-in whose code is pasted by hand. */
const BY_HAND = 'by-hand'

/** Stored until the code comes back. */
interface Pending {
  readonly verifier: string
  readonly createdAt: number
  /** The route to return to. */
  readonly hash: string
  readonly baseUrl: string
}

/**
 * The sign-in address (OAuth with PKCE, RFC 7636, as the service documents it). The verifier stays
 * on this device.
 * @param returnTo the app's own address; undefined when the user pastes the code by hand.
 */
export async function signInAddress(
  baseUrl: string,
  returnTo: string | undefined,
  hash: string,
): Promise<string> {
  const verifier = toBase64Url(crypto.getRandomValues(new Uint8Array(32)))
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))
  const state = returnTo ? toBase64Url(crypto.getRandomValues(new Uint8Array(16))) : BY_HAND
  await set(
    ['sign-in', state],
    { verifier, createdAt: Date.now(), hash, baseUrl } satisfies Pending,
    metaValues,
  )
  const address = new URL('/auth', baseUrl)
  address.search = new URLSearchParams({
    ...(returnTo ? { callback_url: returnTo, state } : {}),
    code_challenge: toBase64Url(new Uint8Array(digest)),
    code_challenge_method: 'S256',
    key_label: 'Project Maestro',
    // A hint for older versions of the service; newer ones ask the user.
    limit: '5',
  }).toString()
  return address.href
}

export interface SignedIn {
  readonly key: string
  /** The service that issued the key and accepts it. */
  readonly origin: string
  readonly hash: string
}

/**
 * Exchanges a code for a key. Some versions of the service do not return the state; then the only
 * pending sign-in is used.
 * @throws AppError `sign-in-elsewhere` when this browser has no pending sign-in (an installed app
 * may have opened another browser), `sign-in-failed`, `network`.
 */
export async function finishSignIn(code: string, state: string | undefined): Promise<SignedIn> {
  const pending = await takePending(state)
  if (!pending) throw new AppError('sign-in-elsewhere', code)
  const { verifier, baseUrl, hash } = pending
  const answer = await fetch(`${baseUrl.replace(/\/+$/, '')}/auth/keys`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ code, code_verifier: verifier, code_challenge_method: 'S256' }),
    signal: AbortSignal.timeout(CODE_PATIENCE_MS),
  }).catch((cause: unknown) => {
    throw new AppError(navigator.onLine ? 'network' : 'offline', undefined, { cause })
  })
  const body: unknown = await answer.json().catch(() => undefined)
  const read = v.safeParse(v.object({ key: v.pipe(v.string(), v.minLength(8)) }), body)
  if (answer.ok && read.success) {
    hideSecret(read.output.key)
    return { key: read.output.key, origin: originOf(baseUrl), hash }
  }
  const said = v.safeParse(v.object({ error: v.object({ message: v.string() }) }), body)
  throw new AppError(
    'sign-in-failed',
    said.success ? redact(said.output.error.message).slice(0, 200) : `HTTP ${answer.status}`,
  )
}

/** Exchanges a code pasted by hand. */
export const finishByHand = (code: string) => finishSignIn(code.trim(), BY_HAND)

/** A pending sign-in is used once and expires after ten minutes. */
async function takePending(state: string | undefined): Promise<Pending | undefined> {
  const keys = await metaValues('readonly', (all) => promisifyRequest(all.getAllKeys(under('sign-in'))))
  const states = keys.map((key) => (Array.isArray(key) ? String(key[1]) : ''))
  const waiting = await Promise.all(
    states.map(async (name) => ({ name, pending: await get<Pending>(['sign-in', name], metaValues) })),
  )
  const fresh = waiting.filter(({ pending }) => pending && Date.now() - pending.createdAt < GOOD_FOR_MS)
  const redirected = fresh.filter(({ name }) => name !== BY_HAND)
  const found =
    state === undefined && redirected.length === 1 ? redirected[0] : fresh.find(({ name }) => name === state)
  for (const { name } of waiting) {
    if (name === found?.name || !fresh.some((other) => other.name === name)) {
      await del(['sign-in', name], metaValues)
    }
  }
  return found?.pending
}

/** The page where the user limits or revokes a key; the service identifies a key by its SHA-256. */
export async function keyAddress(key: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key)))
  return `https://openrouter.ai/keys/${toHex(digest)}`
}
