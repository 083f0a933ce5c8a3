/**
 * Where a key is kept: until the tab is closed, sealed on this device, or sealed under a
 * passphrase.
 */
export type KeyTier = 'tab' | 'device' | 'passphrase'

/** Minutes without a touch after which a key behind a passphrase is locked again. */
export const AUTO_LOCK_MINUTES = 15

/** Shorter ones are guessed in an afternoon by whoever holds the file. */
export const MIN_PASSPHRASE = 8
