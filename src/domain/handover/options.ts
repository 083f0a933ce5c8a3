import { type AnimaticOptions, DEFAULT_ANIMATIC } from './animatic-options.ts'
import type { FileKind, Preset } from './file-kinds.ts'
import type { RateName } from './frame-rates.ts'
import { DEFAULT_PDF, type PdfOptions } from './pdf/pdf-board.ts'

/** How files are made. Plain JSON. */
export interface HandoverOptions {
  /** Without receipts, prompts and names of sources. */
  readonly clean: boolean
  /** PNGs say how they were drawn. */
  readonly receipts: boolean
  /** The upscaled picture of a shot, where there is one. */
  readonly upscaled: boolean
  /** `clip`: the clip's own. */
  readonly rate: RateName | 'clip'
  /** Drop-frame timecode, at 29.97 only. */
  readonly drop: boolean
  /** Readers of the review page write on it, with its one script. */
  readonly comments: boolean
  readonly pdf: PdfOptions
  readonly animatic: AnimaticOptions
}

/** What a person chose last. Plain JSON, kept on the device. */
export interface HandoverChoices {
  readonly preset: Preset
  /** Kinds ticked in a preset; absent for its usual ones. */
  readonly kinds: Readonly<Partial<Record<Preset, readonly FileKind[]>>>
  readonly options: HandoverOptions
}

export const DEFAULT_CHOICES: HandoverChoices = {
  preset: 'client',
  kinds: {},
  options: {
    clean: true,
    receipts: false,
    upscaled: true,
    rate: 'clip',
    drop: false,
    comments: false,
    pdf: DEFAULT_PDF,
    animatic: DEFAULT_ANIMATIC,
  },
}

/** True where pictures may say how they were drawn: not for a client, nor in a clean hand-over. */
export const mayTellReceipts = ({ preset, options }: HandoverChoices): boolean =>
  preset !== 'client' && !options.clean

/** The options that files are made with. */
export const optionsToMake = (choices: HandoverChoices): HandoverOptions => ({
  ...choices.options,
  receipts: choices.options.receipts && mayTellReceipts(choices),
})
