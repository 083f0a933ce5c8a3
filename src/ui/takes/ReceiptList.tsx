import type { DrawnReceipt, Take, UpscaledTake } from '../../domain/board/shot.ts'
import { ownName } from '../../domain/upscale/upscale.ts'
import { engineWords } from '../words/en/engines.ts'
import { receiptWords as words } from '../words/en/receipt.ts'
import { unitWords } from '../words/en/units.ts'
import { dateAndTime, dollars, duration, number } from '../words/format.ts'
import { referenceText } from '../words/reference-text.ts'

/** "×2 to 2048 × 1152, Real-ESRGAN (fast), on the processor (built-in kernel), 41.0 s". */
function upscaledText(take: Take, { scale, model, backend, ms }: UpscaledTake): string {
  const size = unitWords.pictureSize(take.width * scale, take.height * scale)
  const devices: Readonly<Record<string, string>> = words.devices
  const device = devices[backend] ?? backend
  return words.upscaledAs(
    unitWords.enlarged(scale),
    size,
    ownName(model) ?? words.network(model),
    device,
    duration(ms),
  )
}

/** Where a take comes from. */
export function ReceiptList({ take }: { readonly take: Take }) {
  const { receipt } = take
  const size = [words.size, unitWords.pictureSize(take.width, take.height)] as const
  const upscaled = take.upscaled ? ([[words.upscaled, upscaledText(take, take.upscaled)]] as const) : []
  if ('file' in receipt) {
    return (
      <Rows
        rows={[
          [words.source, words.ownFile],
          [words.file, receipt.file],
          size,
          [words.added, dateAndTime(receipt.at)],
          ...upscaled,
        ]}
      />
    )
  }
  const references = receipt.references.map((one) =>
    words.reference(referenceText(one), words.roles[one.role]),
  )
  return (
    <>
      <Rows
        rows={[
          [words.engine, engineWords.engines[receipt.engine].receipt],
          ...(receipt.host ? [[words.host, receipt.host] as const] : []),
          [words.model, receipt.model],
          size,
          [words.references, references.join(', ') || words.noReferences],
          ...(receipt.apart ? [[words.kept, words.apart] as const] : []),
          ...controlsOf(receipt.parameters),
          [words.time, duration(receipt.ms)],
          ...(receipt.cost === undefined ? [] : [[words.cost, dollars(receipt.cost)] as const]),
          ...(receipt.own ? [[words.own, words.about(dollars(receipt.own))] as const] : []),
          ...(receipt.seed === undefined ? [] : [[words.seed, String(receipt.seed)] as const]),
          [words.drawn, dateAndTime(receipt.at)],
          ...upscaled,
        ]}
      />
      {receipt.prompt !== '' && (
        <details className="prompt">
          <summary>{words.prompt}</summary>
          <p dir="auto">{receipt.prompt}</p>
        </details>
      )}
    </>
  )
}

/** How a take was changed by controls; nothing for one that was drawn. */
function controlsOf({ tone, zoom, angle }: DrawnReceipt['parameters'] = {}) {
  if (tone === undefined || zoom === undefined || angle === undefined) return []
  const said = words.adjusted(number(Number(tone)), number(Number(zoom)), number(Number(angle)))
  return [[words.controls, said] as const]
}

interface RowsProps {
  readonly rows: readonly (readonly [name: string, value: string])[]
}

const Rows = ({ rows }: RowsProps) => (
  <dl className="receipt">
    {rows.map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd dir="auto">{value}</dd>
      </div>
    ))}
  </dl>
)
