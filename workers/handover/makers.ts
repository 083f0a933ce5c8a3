import type { FileKind } from '../../src/domain/handover/file-kinds.ts'
import { makeAnimaticEdl, makeMarkersEdl, makeStillsEdl } from './edl/make.ts'
import { makeFcp7 } from './fcp7/make.ts'
import { makeFcpxml } from './fcpxml/make.ts'
import { makeFountain } from './fountain/make.ts'
import type { Maker } from './maker.ts'
import { makeMlt } from './mlt/make.ts'
import { makeOtio, makeOtioz } from './otio/make.ts'
import { makeMedia } from './pictures/make-media.ts'
import { makeStored } from './pictures/make-stored.ts'
import { makePrompts } from './prompts/make.ts'
import { makeReadme } from './readme/make.ts'
import { makeCsv, makeTsv } from './shot-list/make.ts'
import { makeSrt, makeVtt } from './subtitles/make.ts'

const here = (maker: Maker) => async () => maker

/**
 * The maker of each kind. Those of text are so small that a script of their own would take longer
 * to ask for than they take; the others are loaded when their first file is made.
 */
export const MAKERS: Readonly<Record<FileKind, () => Promise<Maker>>> = {
  readme: here(makeReadme),
  pdf: async () => (await import('./pdf/make.ts')).makePdf,
  review: async () => (await import('./review/make.ts')).makeReview,
  contact: async () => (await import('./sheets/make-contact.ts')).makeContact,
  comic: async () => (await import('./sheets/make-comic.ts')).makeComic,
  csv: here(makeCsv),
  tsv: here(makeTsv),
  fountain: here(makeFountain),
  prompts: here(makePrompts),
  pictures: here(makeStored),
  otio: here(makeOtio),
  otioz: here(makeOtioz),
  fcpxml: here(makeFcpxml),
  fcp7: here(makeFcp7),
  mlt: here(makeMlt),
  'edl-stills': here(makeStillsEdl),
  'edl-markers': here(makeMarkersEdl),
  srt: here(makeSrt),
  vtt: here(makeVtt),
  animatic: async () => (await import('./animatic/make.ts')).makeAnimatic,
  gif: async () => (await import('./gif/make.ts')).makeGif,
  'edl-animatic': here(makeAnimaticEdl),
  media: here(makeMedia),
}
