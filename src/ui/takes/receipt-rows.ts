import type { DrawnReceipt, Take } from '../../domain/board/shot.ts'
import type { Project } from '../../domain/project/project.ts'
import { cellOf, parentOf } from '../../domain/takes/came-from.ts'
import { ownName } from '../../domain/upscale/upscale.ts'
import { engineWords } from '../words/en/engines.ts'
import { receiptWords as words } from '../words/en/receipt.ts'
import { unitWords } from '../words/en/units.ts'
import { dateAndTime, dollars, duration, list, number } from '../words/format.ts'

export type ReceiptRow = readonly [name: string, value: string]

/** What is known of how a take came to be, in the order in which it is read. */
export function receiptRows(project: Project, take: Take): readonly ReceiptRow[] {
  const { receipt } = take
  const size = [words.size, unitWords.pictureSize(take.width, take.height)] as const
  if ('file' in receipt) {
    return [
      [words.source, words.ownFile],
      [words.file, receipt.file],
      size,
      [words.addedAs, words.shot(receipt.number)],
      [words.added, dateAndTime(receipt.at)],
      ...upscaledRow(take),
    ]
  }
  return [
    [words.engine, engineWords.engines[receipt.engine].receipt],
    ...row(words.host, receipt.host),
    [words.model, receipt.model],
    size,
    ...(receipt.references.length === 0 ? [[words.references, words.noReferences] as const] : []),
    ...row(words.kept, receipt.apart && words.apart),
    ...parametersRow(receipt),
    [words.time, duration(receipt.ms)],
    ...row(words.cost, receipt.cost === undefined ? undefined : dollars(receipt.cost)),
    ...row(words.own, receipt.own ? words.about(dollars(receipt.own)) : undefined),
    ...row(words.seed, receipt.seed === undefined ? receipt.host && words.noSeed : String(receipt.seed)),
    ...row(words.number, receipt.number && words.shot(receipt.number)),
    ...row(words.from, parentText(project, receipt)),
    ...sheetRow(project, take),
    [words.drawn, dateAndTime(receipt.at)],
    ...upscaledRow(take),
  ]
}

const row = (name: string, value: string | undefined): readonly ReceiptRow[] => (value ? [[name, value]] : [])

function parentText(project: Project, receipt: DrawnReceipt): string | undefined {
  const parent = parentOf(project, receipt)
  if (parent === false) return undefined
  if (!parent) return words.parentGone
  const named = words.parent(parent.shot, words.take(parent.take))
  return parent.isDeleted ? words.deleted(named) : named
}

function sheetRow(project: Project, take: Take): readonly ReceiptRow[] {
  const cell = cellOf(project, take)
  return row(words.sheet, cell && words.cell(cell.sheet, cell.cell))
}

/** How a take was changed by controls, else the call's parameters as they are stored. */
function parametersRow({ parameters = {} }: DrawnReceipt): readonly ReceiptRow[] {
  const { tone, zoom, angle } = parameters
  if (tone !== undefined && zoom !== undefined && angle !== undefined) {
    const said = words.adjusted(number(Number(tone)), number(Number(zoom)), number(Number(angle)))
    return [[words.controls, said]]
  }
  return row(words.parameters, list(Object.entries(parameters).map(([name, value]) => `${name} ${value}`)))
}

/** "×2 to 2048 × 1152, Real-ESRGAN (fast), on the processor (built-in kernel), 41.0 s". */
function upscaledRow({ width, height, upscaled }: Take): readonly ReceiptRow[] {
  if (!upscaled) return []
  const { scale, model, backend, ms } = upscaled
  const devices: Readonly<Record<string, string>> = words.devices
  const said = words.upscaledAs(
    unitWords.enlarged(scale),
    unitWords.pictureSize(width * scale, height * scale),
    ownName(model) ?? words.network(model),
    devices[backend] ?? backend,
    duration(ms),
  )
  return [[words.upscaled, said]]
}
