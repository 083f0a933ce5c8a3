import { readAnimaticOptions } from '../../domain/handover/animatic-options.ts'
import { ALL_KINDS, type FileKind, PRESETS } from '../../domain/handover/file-kinds.ts'
import { RATE_NAMES } from '../../domain/handover/frame-rates.ts'
import { DEFAULT_CHOICES, type HandoverChoices } from '../../domain/handover/options.ts'
import { deviceStore } from '../storage/local.ts'
import { readPdfOptions } from './pdf-choices.ts'

const KEY = 'maestro.handover'

/** What was chosen last; defaults replace what is missing, damaged or no longer there. */
export function loadChoices(): HandoverChoices {
  return readChoices(parsed(deviceStore.read(KEY)))
}

/** Where nothing can be written, the choices last for this visit. */
export const storeChoices = (choices: HandoverChoices): void =>
  void deviceStore.write(KEY, JSON.stringify(choices))

export function readChoices(stored: unknown): HandoverChoices {
  const { preset, kinds, options } = record(stored)
  const { clean, receipts, upscaled, rate, drop, comments, pdf, animatic } = record(options)
  const defaults = DEFAULT_CHOICES.options
  const ticked = PRESETS.flatMap((one) => {
    const list = record(kinds)[one]
    return Array.isArray(list) ? [[one, list.filter(isKind)] as const] : []
  })
  return {
    preset: PRESETS.find((one) => one === preset) ?? DEFAULT_CHOICES.preset,
    kinds: Object.fromEntries(ticked),
    options: {
      clean: typeof clean === 'boolean' ? clean : defaults.clean,
      receipts: typeof receipts === 'boolean' ? receipts : defaults.receipts,
      upscaled: typeof upscaled === 'boolean' ? upscaled : defaults.upscaled,
      rate: RATE_NAMES.find((name) => name === rate) ?? defaults.rate,
      drop: typeof drop === 'boolean' ? drop : defaults.drop,
      comments: typeof comments === 'boolean' ? comments : defaults.comments,
      pdf: readPdfOptions(record(pdf)),
      animatic: readAnimaticOptions(record(animatic)),
    },
  }
}

const isKind = (value: unknown): value is FileKind => ALL_KINDS.some((kind) => kind === value)

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '{}')
  } catch {
    return {}
  }
}
