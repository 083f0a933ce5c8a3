import type { GpuSurvey } from '../../../workers/upscale/upscale.api.ts'
import { deviceStore } from '../storage/local.ts'
import { askUpscaleWorker, startUpscaleWorker } from './upscale-worker.ts'

const KEY = 'maestro-gpu'

/** By how much the GPU must be faster: its pixels also travel there and back. */
const CLEARLY = 1.2

/** True where the GPU computes *Fast* sooner than the kernel on the CPU. */
export const isFasterOnGpu = ({ variants: [fastest], kernel }: GpuSurvey): boolean =>
  fastest !== undefined && fastest.speed > CLEARLY * kernel

/** Of an adapter with a browser, whose version stands for the driver: no page is told that. */
interface Kept {
  readonly device: string
  readonly survey: GpuSurvey
  /** True once shaders of our own were given up here in favour of ONNX Runtime or the kernel. */
  readonly failed?: boolean
}

async function recalled(gpu: boolean): Promise<Kept | undefined> {
  return readKept(deviceStore.read(KEY), await deviceName(gpu))
}

/** The survey of this adapter with this browser; undefined where there is none. */
export const recalledSurvey = async (gpu: boolean): Promise<GpuSurvey | undefined> =>
  (await recalled(gpu))?.survey

/** The same; `ask` makes a new one where there is none. */
export async function rememberedSurvey(gpu: boolean, ask: () => Promise<GpuSurvey>): Promise<GpuSurvey> {
  const known = await recalledSurvey(gpu)
  if (known) return known
  const survey = await ask()
  keep({ device: await deviceName(gpu), survey })
  return survey
}

const keep = (kept: Kept) => deviceStore.write(KEY, JSON.stringify(kept))

/** Keeps in mind that the surveyed shaders were given up. */
export async function rememberFailure(): Promise<void> {
  const kept = await recalled(true)
  if (kept) keep({ ...kept, failed: true })
}

/** True where the shaders were surveyed, and not given up since. */
export async function isGpuProven(survey: GpuSurvey | undefined): Promise<boolean> {
  return Boolean(survey?.variants.length) && !(await recalled(true))?.failed
}

/** Asks a worker for a survey where none is remembered. @throws AppError as `UpscaleApi.survey`. */
export const surveyHere = (
  gpu: boolean,
  signal: AbortSignal,
  start: () => Worker = startUpscaleWorker,
): Promise<GpuSurvey> =>
  rememberedSurvey(gpu, () =>
    askUpscaleWorker((worker) => worker.survey(gpu), signal, { start, backend: gpu ? 'gpu' : 'kernel' }),
  )

async function deviceName(gpu: boolean): Promise<string> {
  if (!gpu) return `processor / ${navigator.userAgent}`
  const adapter = await navigator.gpu?.requestAdapter({ powerPreference: 'high-performance' })
  const { vendor, architecture, device, description } = adapter?.info ?? {}
  return [vendor, architecture, device, description, navigator.userAgent].join(' / ')
}

/** What a stored text says; undefined for another device's, and for anything else. */
export function readKept(text: string | undefined, device: string): Kept | undefined {
  try {
    const stored: unknown = JSON.parse(text ?? '')
    return isKept(stored) && stored.device === device ? stored : undefined
  } catch {
    return undefined
  }
}

function isKept(value: unknown): value is Kept {
  const { survey } = (value ?? {}) as { readonly survey?: Partial<GpuSurvey> }
  return (
    typeof survey?.kernel === 'number' &&
    typeof survey.onnx === 'number' &&
    Array.isArray(survey.variants) &&
    survey.variants.every(({ id, speed }) => typeof id === 'string' && speed > 0)
  )
}
