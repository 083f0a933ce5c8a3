import type { chargeWords } from './en/charge.ts'
import type { errorWords } from './en/errors.ts'
import type { answerErrorWords } from './en/errors-answer.ts'
import type { fileErrorWords } from './en/errors-files.ts'
import type { serviceErrorWords } from './en/errors-service.ts'
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
  readonly charge: typeof chargeWords
  readonly errors: typeof errorWords
  readonly 'errors-answer': typeof answerErrorWords
  readonly 'errors-files': typeof fileErrorWords
  readonly 'errors-service': typeof serviceErrorWords
  readonly kit: typeof kitWords
  readonly models: typeof modelsWords
  readonly money: typeof moneyWords
  readonly offline: typeof offlineWords
  readonly settings: typeof settingsWords
  readonly storage: typeof storageWords
  readonly units: typeof unitWords
  readonly upscale: typeof upscaleWords
}
