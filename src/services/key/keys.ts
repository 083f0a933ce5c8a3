import { del, delMany, get, set } from 'idb-keyval'
import type { KeyTier } from '../../domain/key/key-tier.ts'
import { OPENROUTER_ORIGIN } from '../../lib/address.ts'
import { AppError } from '../../lib/errors.ts'
import { openChannel } from '../app/channel.ts'
import { whyNothingIsKept } from '../storage/database.ts'
import { metaValues } from '../storage/meta.ts'
import { lockUp, newSecret, type Sealed, seal, unlockWith, unseal } from './seal.ts'
import { saveTabKey } from './tab-key.ts'

/** Other tabs forget the key too, on a message of this channel. */
const CHANNEL = 'maestro.key'

/** A key stored on this device: its ciphertext and a non-extractable CryptoKey. */
interface DeviceRecord extends Sealed {
  readonly secret: CryptoKey
}
interface PassphraseRecord extends Sealed {
  readonly salt: Uint8Array<ArrayBuffer>
  readonly iterations: number
}

/** The stored key at start. */
export interface KeptKey {
  readonly tier: KeyTier
  /** Absent while locked by its passphrase. */
  readonly key?: string
}

/**
 * Keys are stored per origin. Older versions stored only OpenRouter's, without an origin; it keeps
 * that place.
 */
const place = (tier: 'device' | 'passphrase', origin: string) =>
  origin === OPENROUTER_ORIGIN ? ['key', tier] : ['key', tier, origin]

/** The key stored on this device for an origin; undefined for none, or where storage is blocked. */
export async function loadKeptKey(origin: string): Promise<KeptKey | undefined> {
  try {
    const device = await get<DeviceRecord>(place('device', origin), metaValues)
    if (device) return { tier: 'device', key: await unseal(device, device.secret) }
    const locked = await get<PassphraseRecord>(place('passphrase', origin), metaValues)
    return locked && { tier: 'passphrase' }
  } catch {
    return undefined
  }
}

/**
 * Stores an origin's key in one tier and deletes it from the others. An empty key is only deleted.
 * @throws AppError `storage-refused` where nothing outlives this visit, `storage-lost` where the
 * browser cannot store it, or cannot delete the stored one.
 */
export async function keepKey(origin: string, tier: KeyTier, key: string, passphrase = ''): Promise<void> {
  if (tier === 'tab' || key === '') {
    saveTabKey(origin, key)
    return deleteSealed(origin)
  }
  if (await whyNothingIsKept()) {
    throw new AppError('storage-refused', { code: 'key-in-tab' })
  }
  try {
    if (tier === 'device') {
      const secret = await newSecret()
      const record: DeviceRecord = { ...(await seal(key, secret)), secret }
      await set(place('device', origin), record, metaValues)
      await del(place('passphrase', origin), metaValues)
    } else {
      const record: PassphraseRecord = await lockUp(key, passphrase)
      await set(place('passphrase', origin), record, metaValues)
      await del(place('device', origin), metaValues)
    }
  } catch (cause) {
    throw new AppError('storage-lost', { code: 'key-not-kept' }, { cause })
  }
  saveTabKey(origin, '')
}

/**
 * @throws AppError `key-wrong-passphrase`, `key-missing` when none is stored any more,
 * `storage-lost`.
 */
export async function unlockKey(origin: string, passphrase: string): Promise<string> {
  const record = await get<PassphraseRecord>(place('passphrase', origin), metaValues).catch(
    (cause: unknown) => {
      throw new AppError('storage-lost', { code: 'key-not-read' }, { cause })
    },
  )
  if (!record) throw new AppError('key-missing')
  return unlockWith(record, passphrase)
}

/**
 * Deletes an origin's key from every tier, here and in the other tabs.
 * @throws AppError `storage-lost` where the stored key could not be deleted.
 */
export async function forgetKeys(origin: string): Promise<void> {
  saveTabKey(origin, '')
  otherTabs?.postMessage(origin)
  await deleteSealed(origin)
}

async function deleteSealed(origin: string): Promise<void> {
  try {
    await delMany([place('device', origin), place('passphrase', origin)], metaValues)
  } catch (cause) {
    throw new AppError('storage-lost', { code: 'key-not-deleted' }, { cause })
  }
}

/** One channel per tab: a second one here would receive the first one's messages. */
const otherTabs = openChannel(CHANNEL)

/** Calls back when another tab forgot an origin's key; this tab's copy is deleted by then. */
export function watchForForgetting(onForgotten: (origin: string) => void): void {
  otherTabs?.addEventListener('message', ({ data }: MessageEvent<string>) => {
    saveTabKey(data, '')
    onForgotten(data)
  })
}
