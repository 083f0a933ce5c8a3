import type { FileKind } from '../../src/domain/handover/file-kinds.ts'
import type { Maker } from './maker.ts'

/** The maker of each kind, loaded when its first file is made. */
export const MAKERS: Readonly<Record<FileKind, () => Promise<Maker>>> = {
  readme: async () => (await import('./readme/make.ts')).makeReadme,
  pdf: async () => (await import('./pdf/make.ts')).makePdf,
  review: async () => (await import('./review/make.ts')).makeReview,
  contact: async () => (await import('./sheets/make-contact.ts')).makeContact,
  comic: async () => (await import('./sheets/make-comic.ts')).makeComic,
  csv: async () => (await import('./shot-list/make.ts')).makeCsv,
  tsv: async () => (await import('./shot-list/make.ts')).makeTsv,
  fountain: async () => (await import('./fountain/make.ts')).makeFountain,
  prompts: async () => (await import('./prompts/make.ts')).makePrompts,
  pictures: async () => (await import('./pictures/make-stored.ts')).makeStored,
  otio: async () => (await import('./otio/make.ts')).makeOtio,
  otioz: async () => (await import('./otio/make.ts')).makeOtioz,
  fcpxml: async () => (await import('./fcpxml/make.ts')).makeFcpxml,
  fcp7: async () => (await import('./fcp7/make.ts')).makeFcp7,
  mlt: async () => (await import('./mlt/make.ts')).makeMlt,
  'edl-stills': async () => (await import('./edl/make.ts')).makeStillsEdl,
  'edl-markers': async () => (await import('./edl/make.ts')).makeMarkersEdl,
  srt: async () => (await import('./subtitles/make.ts')).makeSrt,
  vtt: async () => (await import('./subtitles/make.ts')).makeVtt,
  animatic: async () => (await import('./animatic/make.ts')).makeAnimatic,
  gif: async () => (await import('./gif/make.ts')).makeGif,
  'edl-animatic': async () => (await import('./edl/make.ts')).makeAnimaticEdl,
  media: async () => (await import('./pictures/make-media.ts')).makeMedia,
}
