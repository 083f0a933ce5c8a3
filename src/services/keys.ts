import { del, get, set, type UseStore } from 'idb-keyval'
import type { KeyTier } from '../domain/key-tier.ts'
import { AppError } from '../lib/errors.ts'
import { openChannel } from './channel.ts'
import { lockUp, newSecret, type Sealed, seal, unlockWith, unseal } from './key-seal.ts'
import { openRecords, whyNothingIsKept } from './records.ts'
import { saveTabKey } from './tab-key.ts'

/** Tells the other tabs that the key is to be forgotten there as well. */
const CHANNEL = 'maestro.key'

/** What is kept of a key on this device: a sealed text and a key that no script can read out. */
interface DeviceRecord extends Sealed {
  readonly secret: CryptoKey
}
interface PassphraseRecord extends Sealed {
  readonly salt: Uint8Array<ArrayBuffer>
  readonly iterations: number
}

/** What is there when the app starts. */
export interface KeptKey {
  readonly tier: KeyTier
  /** Absent while it is behind its passphrase. */
  readonly key?: string
}

let store: UseStore | undefined
const records = () => {
  store ??= openRecords()
  return store
}

/** The key that is kept on this device; undefined for none, or where storage is blocked. */
export async function loadKeptKey(): Promise<KeptKey | undefined> {
  try {
    const device = await get<DeviceRecord>(['key', 'device'], records())
    if (device) return { tier: 'device', key: await unseal(device, device.secret) }
    const locked = await get<PassphraseRecord>(['key', 'passphrase'], records())
    return locked && { tier: 'passphrase' }
  } catch {
    return undefined
  }
}

/**
 * Keeps the key in one place and takes it out of the others. An empty key is kept nowhere.
 * @throws AppError `storage-refused` where nothing is kept after this visit, `storage-lost` where the browser cannot keep it there.
 */
export async function keepKey(tier: KeyTier, key: string, passphrase = ''): Promise<void> {
  if (tier === 'tab' || key === '') {
    saveTabKey(key)
    await Promise.all([del(['key', 'device'], records()), del(['key', 'passphrase'], records())]).catch(
      () => undefined,
    )
    return
  }
  if (await whyNothingIsKept()) {
    throw new AppError('storage-refused', 'The key stays in this tab until it is closed.')
  }
  try {
    if (tier === 'device') {
      const secret = await newSecret()
      await set(['key', 'device'], { ...(await seal(key, secret)), secret } satisfies DeviceRecord, records())
      await del(['key', 'passphrase'], records())
    } else {
      await set(['key', 'passphrase'], (await lockUp(key, passphrase)) satisfies PassphraseRecord, records())
      await del(['key', 'device'], records())
    }
  } catch (cause) {
    throw new AppError('storage-lost', 'The key could not be kept on this device.', { cause })
  }
  saveTabKey('')
}

/** @throws AppError `key-wrong-passphrase`, `key-missing` */
export async function unlockKey(passphrase: string): Promise<string> {
  const record = await get<PassphraseRecord>(['key', 'passphrase'], records())
  if (!record) throw new AppError('key-missing')
  return unlockWith(record, passphrase)
}

/**
 * Takes the key out of every place, here and in the other tabs.
 * @throws AppError `storage-lost` where what is kept on this device could not be deleted.
 */
export async function forgetKeys(): Promise<void> {
  saveTabKey('')
  otherTabs?.postMessage('forget')
  try {
    await Promise.all([del(['key', 'device'], records()), del(['key', 'passphrase'], records())])
  } catch (cause) {
    throw new AppError('storage-lost', 'The key that is kept on this device could not be deleted.', { cause })
  }
}

/** One for this tab, because a second one here would hear the first. */
const otherTabs = openChannel(CHANNEL)

/** Calls back when another tab forgot the key; this tab's own copy is erased by then. */
export function watchForForgetting(onForgotten: () => void): void {
  otherTabs?.addEventListener('message', () => {
    saveTabKey('')
    onForgotten()
  })
}
