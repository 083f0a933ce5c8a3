import type { appWords } from './en/app.ts'
import type { brokenWords } from './en/broken.ts'
import type { chargeWords } from './en/charge.ts'
import type { connectionWords } from './en/connection.ts'
import type { errorWords } from './en/errors.ts'
import type { answerErrorWords } from './en/errors-answer.ts'
import type { fileErrorWords } from './en/errors-files.ts'
import type { serviceErrorWords } from './en/errors-service.ts'
import type { keyWords } from './en/key.ts'
import type { kitWords } from './en/kit.ts'
import type { libraryWords } from './en/library.ts'
import type { modelsWords } from './en/models.ts'
import type { moneyWords } from './en/money.ts'
import type { offlineWords } from './en/offline.ts'
import type { projectMenuWords } from './en/project-menu.ts'
import type { settingsWords } from './en/settings.ts'
import type { shortcutWords } from './en/shortcuts.ts'
import type { storageWords } from './en/storage.ts'
import type { unitWords } from './en/units.ts'
import type { upscaleWords } from './en/upscale.ts'

/** Every word of the screen, by feature. A language that lacks one of them does not compile. */
export interface Words {
  readonly app: typeof appWords
  readonly broken: typeof brokenWords
  readonly charge: typeof chargeWords
  readonly connection: typeof connectionWords
  readonly 'errors-answer': typeof answerErrorWords
  readonly 'errors-files': typeof fileErrorWords
  readonly 'errors-service': typeof serviceErrorWords
  readonly errors: typeof errorWords
  readonly key: typeof keyWords
  readonly kit: typeof kitWords
  readonly library: typeof libraryWords
  readonly models: typeof modelsWords
  readonly money: typeof moneyWords
  readonly offline: typeof offlineWords
  readonly 'project-menu': typeof projectMenuWords
  readonly settings: typeof settingsWords
  readonly shortcuts: typeof shortcutWords
  readonly storage: typeof storageWords
  readonly units: typeof unitWords
  readonly upscale: typeof upscaleWords
}
