import { expose } from 'comlink'
import { coded, guard } from './guard.ts'
import { openPack } from './packs/open-pack.ts'
import { allowOwnScripts } from './script-policy.ts'
import { enlarge } from './upscale/enlarge.ts'
import { prepareRuntime, withNet } from './upscale/net.ts'
import { encodePng, readPicture } from './upscale/picture.ts'
import { CHECK_SIZE, checkTile, isRight } from './upscale/self-check.ts'
import { planTiles } from './upscale/tiles.ts'
import type { UpscaleApi, UpscaleJob } from './upscale.api.ts'

/** @throws AppError `upscaler-wrong` when the backend does not give what the weights say. */
async function checkBackend(model: Uint8Array, { backend, net: { samples } }: UpscaleJob): Promise<void> {
  const size = { width: CHECK_SIZE, height: CHECK_SIZE }
  const enlarged = await withNet(model, backend, size, (net) => net(checkTile(), CHECK_SIZE, CHECK_SIZE))
  if (!isRight(enlarged, samples)) throw coded('upscaler-wrong')
}

const api: UpscaleApi = {
  async upscale(picture, job, onProgress) {
    const { net: source, backend, scale, tilePixels } = job
    const original = await readPicture(picture, scale)
    const model = await openPack(source.pack, (done, total) => onProgress({ stage: 'loading', done, total }))
    await prepareRuntime(backend)
    if (job.selfCheck) await checkBackend(model, job)
    const plan = planTiles(original.width, original.height, { ...source, tilePixels })
    const total = plan.columns.length * plan.rows.length
    await onProgress({ stage: 'enlarging', done: 0, total })
    const rules = { plan, fade: source.fade, netScale: source.scale, scale }
    const enlarged = await withNet(model, backend, plan, (net) =>
      enlarge(original, net, rules, (done) => onProgress({ stage: 'enlarging', done, total })),
    )
    return { picture: await encodePng(enlarged), width: enlarged.width, height: enlarged.height }
  },
}

allowOwnScripts()
expose(guard(api))
