import type { Take, UpscaledTake } from '../../domain/board/shot.ts'
import { ownName } from '../../domain/upscale/upscale.ts'
import { engineWords } from '../words/en/engines.ts'
import { receiptWords as words } from '../words/en/receipt.ts'
import { unitWords } from '../words/en/units.ts'
import { dateAndTime, dollars, duration } from '../words/format.ts'
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

/** How a take came to be. */
export function ReceiptList({ take }: { readonly take: Take }) {
  const { receipt } = take
  const references = receipt.references.map((one) =>
    words.reference(referenceText(one), words.roles[one.role]),
  )
  const rows: readonly (readonly [string, string])[] = [
    [words.engine, engineWords.engines[receipt.engine].receipt],
    [words.model, receipt.model],
    [words.size, unitWords.pictureSize(take.width, take.height)],
    [words.references, references.join(', ') || words.noReferences],
    [words.time, duration(receipt.ms)],
    ...(receipt.cost === undefined ? [] : [[words.cost, dollars(receipt.cost)] as const]),
    ...(receipt.own ? [[words.own, words.about(dollars(receipt.own))] as const] : []),
    ...(receipt.seed === undefined ? [] : [[words.seed, String(receipt.seed)] as const]),
    [words.drawn, dateAndTime(receipt.at)],
    ...(take.upscaled ? [[words.upscaled, upscaledText(take, take.upscaled)] as const] : []),
  ]
  return (
    <>
      <dl className="receipt">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <details className="prompt">
        <summary>{words.prompt}</summary>
        <p dir="auto">{receipt.prompt}</p>
      </details>
    </>
  )
}
