import type { kitWords } from './en/kit.ts'
import type { modelsWords } from './en/models.ts'
import type { moneyWords } from './en/money.ts'
import type { offlineWords } from './en/offline.ts'
import type { settingsWords } from './en/settings.ts'
import type { storageWords } from './en/storage.ts'
import type { unitWords } from './en/units.ts'
import type { upscaleWords } from './en/upscale.ts'

/** Every word of the screen, by feature. A language that lacks one of them does not compile. */
export interface Words {
  readonly kit: typeof kitWords
  readonly models: typeof modelsWords
  readonly money: typeof moneyWords
  readonly offline: typeof offlineWords
  readonly settings: typeof settingsWords
  readonly storage: typeof storageWords
  readonly units: typeof unitWords
  readonly upscale: typeof upscaleWords
}
