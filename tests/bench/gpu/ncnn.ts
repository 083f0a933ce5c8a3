import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ModelId } from '../../../models/index.ts'
import manifest from '../../../models/manifest.json' with { type: 'json' }
import type { Rgba } from '../../../workers/upscale/planes.ts'
import { encodePng } from '../../fake-openrouter/png.ts'

/**
 * Prints how long ncnn's program (`NCNN`, with `NCNN_MODELS`) takes for a picture ×2. It starts,
 * decodes and encodes too, so the same for a picture of few pixels is taken away.
 */
export function timeNcnn(id: ModelId, picture: Rgba): void {
  const { NCNN, NCNN_MODELS } = process.env
  if (!NCNN || !NCNN_MODELS) return
  const folder = mkdtempSync(join(tmpdir(), 'ncnn-'))
  const time = (source: Rgba): number => {
    const [from, to] = [join(folder, 'from.png'), join(folder, 'to.png')]
    const rgb = source.data.filter((_, i) => i % 4 < 3)
    writeFileSync(from, encodePng(Uint8Array.from(rgb), source.width, source.height))
    const args = ['-i', from, '-o', to, '-s', '2', '-m', NCNN_MODELS, '-n', manifest[id].source.stem]
    const begun = performance.now()
    const { status, error, stderr } = spawnSync(NCNN, args, { encoding: 'utf8' })
    if (status !== 0) throw error ?? new Error(stderr)
    return performance.now() - begun
  }
  const least = (source: Rgba) => Math.min(time(source), time(source))
  const few = { width: 32, height: 32, data: new Uint8ClampedArray(4 * 32 * 32).fill(128) }
  const [whole, start] = [least(picture), least(few)]
  console.log(
    `ncnn, ${picture.width}×${picture.height}: ${(whole - start).toFixed(1)} ms, beside ${start.toFixed(1)} ms of start`,
  )
  rmSync(folder, { recursive: true })
}
