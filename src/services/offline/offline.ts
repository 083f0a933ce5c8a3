import type { OfflineApi, PackName, PackState } from '../../../workers/offline/offline.api.ts'
import type { AppOnDevice } from '../../../workers/offline/sw.api.ts'
import type { GpuSurvey } from '../../../workers/upscale/upscale.api.ts'
import { CACHE_NAMES } from '../../domain/offline/cache-names.ts'
import type { UpscaleModel } from '../../domain/upscale/upscale.ts'
import { type During, runWorker } from '../../lib/dom/run-worker.ts'
import { AppError } from '../../lib/errors.ts'
import { keepApp, lookAtApp } from '../app/updates.ts'
import { hasGpu } from '../upscale/gpu.ts'
import { isGpuProven, recalledSurvey, surveyHere } from '../upscale/gpu-survey.ts'

export const OFFLINE_PARTS = ['app', 'people', 'video', 'photos', 'upscaler', 'fonts'] as const
export type OfflinePart = (typeof OFFLINE_PARTS)[number]

export interface PartState {
  readonly kept: boolean
  /** Downloaded in part: enough to open the app, or everything but the sample. */
  readonly partly?: 'opens' | 'no-sample' | undefined
  /** Size when downloaded; 0 where unknown. */
  readonly bytes: number
}

/** Approximate size of all scripts. */
const APP_BYTES = 2_000_000

const SAMPLE = ['sample/clip.mp4', 'sample/style.jpg']

const startWorker = () =>
  new Worker(new URL('../../../workers/offline/offline.worker.ts', import.meta.url), { type: 'module' })

const never = new AbortController().signal
const work = <Result>(call: (api: OfflineApi, during: During) => Promise<Result>, signal = never) =>
  runWorker<OfflineApi, Result>(
    startWorker,
    (api, during) => call(api as unknown as OfflineApi, during),
    signal,
  )

/** Every pack of a part that a model may need. */
function packsOf(part: OfflinePart, model: UpscaleModel): readonly PackName[] {
  if (part === 'people') return ['people-faces', 'people-mesh', 'people-mask']
  if (part === 'video') return ['ffmpeg-core']
  if (part === 'photos') return ['photo-formats']
  if (part === 'fonts')
    return ['fonts-europe', 'fonts-asia', 'fonts-chinese', 'fonts-japanese', 'fonts-korean']
  if (part !== 'upscaler') return []
  return [
    // Fast runs on shaders and a kernel of our own.
    ...(model === 'fast' ? [] : (['onnx-runtime'] as const)),
    'upscaler-fast',
    ...(model === 'best' ? (['upscaler-best'] as const) : []),
  ]
}

/**
 * Without ONNX Runtime where the GPU computes Best with shaders of our own, as `survey` says, and
 * has not failed at it.
 */
export async function neededPacks(
  part: OfflinePart,
  model: UpscaleModel,
  survey: (gpu: boolean) => Promise<GpuSurvey | undefined>,
): Promise<readonly PackName[]> {
  const names = packsOf(part, model)
  if (part !== 'upscaler' || model !== 'best' || !(await hasGpu())) return names
  const found = await survey(true).catch(() => undefined)
  return (await isGpuProven(found)) ? names.filter((name) => name !== 'onnx-runtime') : names
}

/** The state of each part on this device; `model` is the selected upscaler. */
export async function lookAtParts(model: UpscaleModel): Promise<Readonly<Record<OfflinePart, PartState>>> {
  const ask = async (part: OfflinePart): Promise<PartState> => {
    const states: readonly PackState[] = await neededPacks(part, model, recalledSurvey).then((names) =>
      work((api) => api.look(names)),
    )
    return {
      kept: states.every(({ kept }) => kept),
      bytes: states.reduce((sum, { bytes }) => sum + bytes, 0),
    }
  }
  const [app, people, video, photos, upscaler, fonts] = await Promise.all([
    lookAtApp(),
    ask('people'),
    ask('video'),
    ask('photos'),
    ask('upscaler'),
    ask('fonts'),
  ])
  return { app: appState(app, await hasSample()), people, video, photos, upscaler, fonts }
}

/**
 * The service worker serves the app from its first visit on; without the sample or some late
 * scripts it is incomplete, but not "not downloaded".
 */
export function appState({ kept, opens, bytes }: AppOnDevice, sample: boolean): PartState {
  if (kept && sample) return { kept, bytes }
  return { kept: false, bytes, partly: kept ? 'no-sample' : opens ? 'opens' : undefined }
}

/**
 * Downloads a part, or verifies a downloaded one; `onShare` gets the share done, 0…1.
 * @throws AppError `offline-unsupported`, `download-failed`, `no-space`, `cancelled`.
 */
export async function keepPart(
  part: OfflinePart,
  model: UpscaleModel,
  onShare: (share: number) => void,
  signal: AbortSignal,
): Promise<void> {
  if (part === 'app') {
    if (!navigator.serviceWorker || !('caches' in window)) throw new AppError('offline-unsupported')
    const kept = await keepApp(signal).catch((cause: unknown) => {
      signal.throwIfAborted()
      throw new AppError('offline-unsupported', undefined, { cause })
    })
    // The service worker does not report which of the two it was.
    if (!kept) throw new AppError((await isFull()) ? 'no-space' : 'download-failed')
    await keepSample()
    return
  }
  const names = await neededPacks(part, model, (gpu) => surveyHere(gpu, signal))
  const states = await work((api) => api.look(names), signal)
  const total = states.reduce((sum, { bytes }) => sum + bytes, 0)
  let before = 0
  for (const { name, bytes } of states) {
    const onBytes = (done: number) => onShare((before + done) / total)
    await work((api, during) => api.keep(name, during(onBytes)), signal)
    before += bytes
    onShare(before / total)
  }
}

/** Deletes the downloaded parts; the app itself goes only with the site data. */
export async function removeParts(): Promise<void> {
  const names = OFFLINE_PARTS.flatMap((part) => packsOf(part, 'best'))
  await work((api) => api.remove(names))
}

/** Deletes the packs of earlier versions. */
export async function tidyParts(): Promise<void> {
  if (await hasPacks()) await work((api) => api.tidy())
}

async function hasPacks(): Promise<boolean> {
  try {
    return await caches.has(CACHE_NAMES.packs)
  } catch {
    // A browser without a cache has nothing to delete.
    return false
  }
}

/**
 * Whether the disk has no room for the app, by a trial write: browsers round or invent their quota.
 */
async function isFull(): Promise<boolean> {
  const name = 'maestro-trial'
  try {
    await (await caches.open(name)).put('trial', new Response(new Uint8Array(APP_BYTES)))
    return false
  } catch {
    return true
  } finally {
    await caches.delete(name).catch(() => undefined)
  }
}

async function hasSample(): Promise<boolean> {
  const cache = await caches.open(CACHE_NAMES.sample)
  const kept = await Promise.all(SAMPLE.map((path) => cache.match(path)))
  return kept.every((answer) => answer !== undefined)
}

async function keepSample(): Promise<void> {
  try {
    await (await caches.open(CACHE_NAMES.sample)).addAll(SAMPLE)
  } catch (cause) {
    throw new AppError((await isFull()) ? 'no-space' : 'download-failed', { code: 'the-sample' }, { cause })
  }
}
