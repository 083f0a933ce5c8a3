import type { GpuSurvey } from '../../../workers/upscale/upscale.api.ts'
import { deviceStore } from '../storage/local.ts'
import { askUpscaleWorker, startUpscaleWorker } from './upscale-worker.ts'

const KEY = 'maestro-gpu'

/** By how much the GPU must be faster: its pixels also travel there and back. */
const CLEARLY = 1.2

/** True where the GPU computes *Fast* sooner than the kernel on the CPU. */
export const isFasterOnGpu = ({ variants: [fastest], kernel }: GpuSurvey): boolean =>
  fastest !== undefined && fastest.speed > CLEARLY * kernel

/**
 * The survey of this adapter with this browser, whose version stands for the driver, which pages
 * are not told; undefined where there is none.
 */
export const recalledSurvey = async (gpu: boolean): Promise<GpuSurvey | undefined> =>
  readSurvey(deviceStore.read(KEY), await deviceName(gpu))

/** The same; `ask` makes a new one where there is none. */
export async function rememberedSurvey(gpu: boolean, ask: () => Promise<GpuSurvey>): Promise<GpuSurvey> {
  const known = await recalledSurvey(gpu)
  if (known) return known
  const survey = await ask()
  deviceStore.write(KEY, JSON.stringify({ device: await deviceName(gpu), survey }))
  return survey
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

/** The survey in a stored text; undefined for another device's, and for anything else. */
export function readSurvey(text: string | undefined, device: string): GpuSurvey | undefined {
  try {
    const stored: unknown = JSON.parse(text ?? '')
    return isStored(stored) && stored.device === device ? stored.survey : undefined
  } catch {
    return undefined
  }
}

function isStored(value: unknown): value is { readonly device: string; readonly survey: GpuSurvey } {
  const { survey } = (value ?? {}) as { readonly survey?: Partial<GpuSurvey> }
  return (
    typeof survey?.kernel === 'number' &&
    typeof survey.onnx === 'number' &&
    Array.isArray(survey.variants) &&
    survey.variants.every(({ id, speed }) => typeof id === 'string' && speed > 0)
  )
}
