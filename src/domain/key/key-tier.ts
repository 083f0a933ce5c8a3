/**
 * Where a key is stored: until the tab closes, encrypted on this device, or encrypted under a
 * passphrase.
 */
export type KeyTier = 'tab' | 'device' | 'passphrase'

/** Minutes without input after which a passphrase key is locked. */
export const AUTO_LOCK_MINUTES = 15

/** Shorter ones are guessed within an afternoon from a copy of the file. */
export const MIN_PASSPHRASE = 8
