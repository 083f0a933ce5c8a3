import type { animaticWords } from './en/animatic.ts'
import type { appWords } from './en/app.ts'
import type { barWords } from './en/bar.ts'
import type { boardWords } from './en/board.ts'
import type { brokenWords } from './en/broken.ts'
import type { chargeWords } from './en/charge.ts'
import type { clipWords } from './en/clip.ts'
import type { clipCutWords } from './en/clip-cut.ts'
import type { commentWords } from './en/comments.ts'
import type { connectionWords } from './en/connection.ts'
import type { consentWords } from './en/consent.ts'
import type { detailWords } from './en/details.ts'
import type { modelDetailWords } from './en/details-model.ts'
import type { drawAllWords } from './en/draw-all.ts'
import type { editTakeWords } from './en/edit-take.ts'
import type { engineWords } from './en/engines.ts'
import type { errorWords } from './en/errors.ts'
import type { answerErrorWords } from './en/errors-answer.ts'
import type { fileErrorWords } from './en/errors-files.ts'
import type { serviceErrorWords } from './en/errors-service.ts'
import type { exportWords } from './en/exports.ts'
import type { facesInClipWords } from './en/faces-in-clip.ts'
import type { fieldWords } from './en/fields.ts'
import type { fileNameWords } from './en/file-names.ts'
import type { filmWords } from './en/film.ts'
import type { findingWords } from './en/findings.ts'
import type { framesWords } from './en/frames.ts'
import type { guideWords } from './en/guides.ts'
import type { handOverWords } from './en/hand-over.ts'
import type { inspectorWords } from './en/inspector.ts'
import type { jobWords } from './en/jobs.ts'
import type { keyWords } from './en/key.ts'
import type { kitWords } from './en/kit.ts'
import type { leftAnswerWords } from './en/left-answers.ts'
import type { libraryWords } from './en/library.ts'
import type { logWords } from './en/log.ts'
import type { modelsWords } from './en/models.ts'
import type { moneyWords } from './en/money.ts'
import type { moreTakesWords } from './en/more-takes.ts'
import type { movingWords } from './en/moving.ts'
import type { offlineWords } from './en/offline.ts'
import type { oldTabsWords } from './en/old-tabs.ts'
import type { orderWords } from './en/order.ts'
import type { ownModelWords } from './en/own-model.ts'
import type { pageWords } from './en/page.ts'
import type { pdfWords } from './en/pdf.ts'
import type { playWords } from './en/play.ts'
import type { projectWords } from './en/project.ts'
import type { projectMenuWords } from './en/project-menu.ts'
import type { receiptWords } from './en/receipt.ts'
import type { referenceListWords } from './en/reference-list.ts'
import type { referenceWords } from './en/references.ts'
import type { reviewWords } from './en/review.ts'
import type { sceneWords } from './en/scene.ts'
import type { serverPicturesWords } from './en/server-pictures.ts'
import type { settingsWords } from './en/settings.ts'
import type { severalWords } from './en/several.ts'
import type { sheetWords } from './en/sheets.ts'
import type { shortcutWords } from './en/shortcuts.ts'
import type { sizeWords } from './en/sizes.ts'
import type { soundWords } from './en/sound.ts'
import type { staleWords } from './en/stale.ts'
import type { stepWords } from './en/steps.ts'
import type { storageWords } from './en/storage.ts'
import type { styleWords } from './en/style.ts'
import type { tableWords } from './en/table.ts'
import type { takeChecksWords } from './en/take-checks.ts'
import type { takesWords } from './en/takes.ts'
import type { unitWords } from './en/units.ts'
import type { upscaleWords } from './en/upscale.ts'
import type { versionWords } from './en/versions.ts'
import type { visitWords } from './en/visit.ts'
import type { wayWords } from './en/way.ts'
import type { wayOutWords } from './en/ways-out.ts'
import type { whoWords } from './en/who.ts'
import type { workflowWords } from './en/workflow.ts'

/** Every word of the screen, by feature. A language that lacks one of them does not compile. */
export interface Words {
  readonly animatic: typeof animaticWords
  readonly app: typeof appWords
  readonly bar: typeof barWords
  readonly board: typeof boardWords
  readonly broken: typeof brokenWords
  readonly charge: typeof chargeWords
  readonly clip: typeof clipWords
  readonly 'clip-cut': typeof clipCutWords
  readonly comments: typeof commentWords
  readonly connection: typeof connectionWords
  readonly consent: typeof consentWords
  readonly details: typeof detailWords
  readonly 'details-model': typeof modelDetailWords
  readonly 'draw-all': typeof drawAllWords
  readonly 'edit-take': typeof editTakeWords
  readonly engines: typeof engineWords
  readonly 'errors-answer': typeof answerErrorWords
  readonly 'errors-files': typeof fileErrorWords
  readonly 'errors-service': typeof serviceErrorWords
  readonly errors: typeof errorWords
  readonly exports: typeof exportWords
  readonly fields: typeof fieldWords
  readonly 'file-names': typeof fileNameWords
  readonly film: typeof filmWords
  readonly 'faces-in-clip': typeof facesInClipWords
  readonly findings: typeof findingWords
  readonly frames: typeof framesWords
  readonly guides: typeof guideWords
  readonly 'hand-over': typeof handOverWords
  readonly inspector: typeof inspectorWords
  readonly jobs: typeof jobWords
  readonly key: typeof keyWords
  readonly kit: typeof kitWords
  readonly library: typeof libraryWords
  readonly 'left-answers': typeof leftAnswerWords
  readonly log: typeof logWords
  readonly models: typeof modelsWords
  readonly money: typeof moneyWords
  readonly 'more-takes': typeof moreTakesWords
  readonly moving: typeof movingWords
  readonly offline: typeof offlineWords
  readonly 'old-tabs': typeof oldTabsWords
  readonly order: typeof orderWords
  readonly 'own-model': typeof ownModelWords
  readonly page: typeof pageWords
  readonly pdf: typeof pdfWords
  readonly play: typeof playWords
  readonly 'project-menu': typeof projectMenuWords
  readonly project: typeof projectWords
  readonly receipt: typeof receiptWords
  readonly references: typeof referenceWords
  readonly 'reference-list': typeof referenceListWords
  readonly review: typeof reviewWords
  readonly scene: typeof sceneWords
  readonly 'server-pictures': typeof serverPicturesWords
  readonly settings: typeof settingsWords
  readonly several: typeof severalWords
  readonly sheets: typeof sheetWords
  readonly shortcuts: typeof shortcutWords
  readonly sizes: typeof sizeWords
  readonly sound: typeof soundWords
  readonly stale: typeof staleWords
  readonly steps: typeof stepWords
  readonly storage: typeof storageWords
  readonly style: typeof styleWords
  readonly table: typeof tableWords
  readonly 'take-checks': typeof takeChecksWords
  readonly takes: typeof takesWords
  readonly units: typeof unitWords
  readonly upscale: typeof upscaleWords
  readonly versions: typeof versionWords
  readonly visit: typeof visitWords
  readonly way: typeof wayWords
  readonly 'ways-out': typeof wayOutWords
  readonly who: typeof whoWords
  readonly workflow: typeof workflowWords
}
