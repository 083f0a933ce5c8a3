import { expose } from 'comlink'
import { AppError } from '../../src/lib/errors.ts'
import { guard } from '../guard.ts'
import type { OnBytes } from '../offline/packs/open-pack.ts'
import { allowOwnScripts } from '../script-policy.ts'
import { tellAlive } from './alive.ts'
import { type Backend, withNet } from './backend.ts'
import { enlarge } from './enlarge.ts'
import { loadModel } from './load-model.ts'
import { encodePicture, readPicture, writesLosslessWebp } from './picture.ts'
import { readyBackend } from './ready-backend.ts'
import { CHECK_SIZE, checkTile, isRight } from './self-check.ts'
import { planTiles } from './tiles.ts'
import type { UpscaleApi, UpscaleJob } from './upscale.api.ts'

/** @throws AppError `upscaler-wrong` when the backend's output does not match the weights. */
async function checkBackend(
  backend: Backend,
  model: Uint8Array,
  { net: { samples, scale } }: UpscaleJob,
  tiles: number,
): Promise<void> {
  if (backend.check) return backend.check(model, samples)
  // Opened for as many tiles as the picture, so that everything reusable is created now.
  const tiling = { width: CHECK_SIZE, height: CHECK_SIZE, tiles, netScale: scale, scale: 4 } as const
  const enlarged = await withNet(backend, model, tiling, (net) =>
    net.enlarge(checkTile(), CHECK_SIZE, CHECK_SIZE),
  )
  if (!isRight(enlarged, samples)) throw new AppError('upscaler-wrong')
}

/** Limits progress reports to five per second; the final one, an integer, is always sent. */
function atTimes(onDone: (done: number) => unknown): (done: number) => unknown {
  let next = 0
  return (done) => {
    const now = performance.now()
    if (now < next && !Number.isInteger(done)) return undefined
    next = now + 200
    return onDone(done)
  }
}

interface Opened {
  readonly model: Uint8Array<ArrayBuffer>
  readonly backend: Backend
  /** The backend has computed the known tile. */
  readonly isChecked: boolean
}

/** What the next picture finds: all that a worker is asked for are of one net on one backend. */
let opened: Opened | undefined

async function openNet({ net: { file }, backend, survey }: UpscaleJob, onBytes: OnBytes): Promise<Opened> {
  const [model, ready] = await Promise.all([loadModel(file, onBytes), readyBackend(backend, survey)])
  return { model, backend: ready, isChecked: false }
}

const api: UpscaleApi = {
  async upscale(picture, job, onProgress) {
    const { net: source, scale, tilePixels } = job
    // Both at once; where the picture cannot be read, nobody waits for the net.
    const opening = Promise.resolve(
      opened ?? openNet(job, (done, total) => onProgress({ stage: 'loading', done, total })),
    )
    opening.catch(() => undefined)
    const original = await readPicture(picture, scale)
    opened ??= await opening
    const { model, backend, isChecked } = opened
    const { lanes, inFlight = lanes, tellsShares = false } = backend
    const most = Math.floor(
      (backend.tilePixels?.(model, scale) ?? tilePixels) * (backend.tilePixels ? job.tileShare : 1),
    )
    const plan = planTiles(original.width, original.height, {
      ...source,
      tilePixels: most,
      lanes,
      tellsShares,
    })
    const total = plan.columns.length * plan.rows.length
    // One that checks itself chooses by that how it computes.
    if (!isChecked && (job.selfCheck || backend.check)) await checkBackend(backend, model, job, total)
    opened = { model, backend, isChecked: true }
    await onProgress({ stage: 'enlarging', done: 0, total })
    const tell = atTimes((done) => onProgress({ stage: 'enlarging', done, total }))
    const { width, height } = plan
    const tiling = { width, height, tiles: total, netScale: source.scale, scale }
    const rules = { plan, fade: source.fade, scale, lanes: inFlight }
    const enlarged = await withNet(backend, model, tiling, ({ enlargeTile }) =>
      enlarge(original, enlargeTile, rules, tell),
    )
    return {
      picture: await encodePicture(enlarged, job.format),
      width: enlarged.width,
      height: enlarged.height,
    }
  },
  inspect: async (file) => (await import('./inspect-model.ts')).inspectModel(file),
  survey: async (gpu) => (await import('./gpu/survey.ts')).surveyDevice(gpu),
  writesLosslessWebp,
}

allowOwnScripts()
expose(guard(api))
tellAlive()
