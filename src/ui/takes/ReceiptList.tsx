import type { Take, UpscaledTake } from '../../domain/board/shot.ts'
import { dollars } from '../../domain/money/dollars.ts'
import { ownName } from '../../domain/upscale/upscale.ts'
import { ENGINE_WORDS } from '../words/engine-words.ts'

const BACKENDS: Readonly<Record<string, string>> = {
  webgpu: 'graphics processor (WebGPU)',
  kernel: 'processor (built-in kernel)',
  wasm: 'processor (ONNX Runtime)',
}

/** "×2 to 2048 × 1152, Real-ESRGAN (fast), on the processor (built-in kernel), 41 s". */
function upscaledText(take: Take, { scale, model, backend, ms }: UpscaledTake): string {
  const size = `×${scale} to ${take.width * scale} × ${take.height * scale}`
  const name = ownName(model) ?? `Real-ESRGAN (${model})`
  return `${size}, ${name}, on the ${BACKENDS[backend] ?? backend}, ${(ms / 1000).toFixed(1)} s`
}

/** How a take came to be. */
export function ReceiptList({ take }: { readonly take: Take }) {
  const { receipt } = take
  const rows: readonly (readonly [string, string])[] = [
    ['Engine', ENGINE_WORDS[receipt.engine].receipt],
    ['Model', receipt.model],
    ['Size', `${take.width} × ${take.height}`],
    ['References', receipt.references.map(({ role, label }) => `${label} (${role})`).join(', ') || 'none'],
    ['Time', `${(receipt.ms / 1000).toFixed(1)} s`],
    ...(receipt.cost === undefined ? [] : [['Cost', dollars(receipt.cost)] as const]),
    ...(receipt.own ? [['Billed by your own provider', `about ${dollars(receipt.own)}`] as const] : []),
    ...(receipt.seed === undefined ? [] : [['Seed', String(receipt.seed)] as const]),
    ['Drawn', new Date(receipt.at).toLocaleString()],
    ...(take.upscaled ? [['Upscaled', upscaledText(take, take.upscaled)] as const] : []),
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
        <summary>Prompt</summary>
        <p>{receipt.prompt}</p>
      </details>
    </>
  )
}
