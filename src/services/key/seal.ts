import { AppError } from '../../lib/errors.ts'

/**
 * OWASP's Password Storage Cheat Sheet (2023): 600 000 rounds of PBKDF2-SHA-256. Each record stores
 * its count, so that raising this locks nobody out.
 */
const ITERATIONS = 600_000
/** AES-GCM nonce size in bytes (NIST SP 800-38D). */
const NONCE_BYTES = 12
const SALT_BYTES = 16

/** A text encrypted with AES-256-GCM. */
export interface Sealed {
  readonly nonce: Uint8Array<ArrayBuffer>
  readonly data: ArrayBuffer
}

/** A non-extractable key: a copy of the database file alone is of little use. */
export function newSecret(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

export async function seal(text: string, secret: CryptoKey): Promise<Sealed> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
  const bytes = new TextEncoder().encode(text)
  return { nonce, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, secret, bytes) }
}

/** @throws DOMException `OperationError` for a wrong key or damaged data. */
export async function unseal({ nonce, data }: Sealed, secret: CryptoKey): Promise<string> {
  return new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonce }, secret, data))
}

interface Locked extends Sealed {
  readonly salt: Uint8Array<ArrayBuffer>
  readonly iterations: number
}

/** Encrypts a text under a passphrase. */
export async function lockUp(text: string, passphrase: string): Promise<Locked> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES))
  const sealed = await seal(text, await stretch(passphrase, salt, ITERATIONS))
  return { ...sealed, salt, iterations: ITERATIONS }
}

/** @throws AppError `key-wrong-passphrase` */
export async function unlockWith(locked: Locked, passphrase: string): Promise<string> {
  const secret = await stretch(passphrase, locked.salt, locked.iterations)
  return unseal(locked, secret).catch((cause: unknown) => {
    throw new AppError('key-wrong-passphrase', undefined, { cause })
  })
}

/**
 * PBKDF2 (RFC 8018 §5.2). The passphrase is normalized (NFC), because keyboards compose characters
 * differently.
 */
async function stretch(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<CryptoKey> {
  const bytes = new TextEncoder().encode(passphrase.normalize('NFC'))
  const base = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveKey'])
  const derive = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations }
  return crypto.subtle.deriveKey(derive, base, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
}
