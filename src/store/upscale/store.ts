import { type Problem, problemOf } from '../../domain/problem.ts'
import type { UpscaleChoice } from '../../domain/settings/settings.ts'
import { bestSeconds } from '../../domain/upscale/best-time.ts'
import { ownModel, ownName } from '../../domain/upscale/upscale.ts'
import { createShown } from '../../lib/dom/shown-store.ts'
import { isCancel } from '../../lib/errors.ts'
import { deleteOwnUpscaler, loadOwnUpscaler, saveOwnUpscaler } from '../../services/storage/own-upscaler.ts'
import { log } from '../app/store.ts'
import { changeSettings, useSettingsStore } from '../settings/store.ts'

/** What this device and browser can do for upscaling; each field is absent until known. */
interface UpscalerState {
  readonly gpu?: boolean
  /** Seconds that a picture by Best takes. */
  readonly bestSeconds?: number | undefined
  readonly webp?: boolean
  /** The user's own upscaler. */
  readonly own?: { readonly name: string; readonly bytes: number } | undefined
  /** The name of the file being checked. */
  readonly checking?: string | undefined
  readonly problem?: Problem | undefined
}

export const useUpscalerStore = createShown<UpscalerState>(() => ({}))

/** Finds the upscaling choices for Settings, and shows each as soon as it is known. */
export async function findUpscaleChoices(): Promise<void> {
  if (useUpscalerStore.getState().gpu !== undefined) return
  try {
    const [{ hasGpu }, { writesLosslessWebp }, { recalledSurvey, surveyHere }] = await loadServices()
    const known = (part: Partial<UpscalerState>) => useUpscalerStore.setState(part)
    await Promise.all([
      hasGpu().then(async (gpu) => {
        known({ gpu })
        // A GPU is timed when it is first used.
        const finding = gpu ? recalledSurvey(gpu) : surveyHere(gpu, new AbortController().signal)
        const survey = await finding.catch(() => undefined)
        known({ bestSeconds: survey && bestSeconds(survey) })
      }),
      writesLosslessWebp().then((webp) => known({ webp })),
      loadOwnUpscaler().then((own) => known({ own: own && { name: own.name, bytes: own.file.size } })),
    ])
  } catch (error) {
    useUpscalerStore.setState({ problem: problemOf(error) })
  }
}

let check: AbortController | undefined

/** Imports the user's own upscaler and selects it; a newer one replaces it. */
export async function chooseOwnUpscaler(file: File): Promise<void> {
  check?.abort()
  check = new AbortController()
  const { signal } = check
  useUpscalerStore.setState({ checking: file.name, problem: undefined })
  try {
    const [, { inspectUpscaler }] = await loadServices()
    const own = await inspectUpscaler(file, signal)
    signal.throwIfAborted()
    await saveOwnUpscaler(own)
    useUpscalerStore.setState({ own: { name: own.name, bytes: own.file.size }, checking: undefined })
    changeUpscale({ model: ownModel(own.name) })
    log({ code: 'own-upscaler-added', file: own.name })
  } catch (error) {
    if (signal.aborted && check?.signal !== signal) return
    const problem = isCancel(error) ? undefined : problemOf(error)
    useUpscalerStore.setState({ checking: undefined, problem })
  }
}

export function stopChecking(): void {
  check?.abort()
}

/** Deletes the user's own upscaler and selects Fast. */
export async function removeOwnUpscaler(): Promise<void> {
  try {
    await deleteOwnUpscaler()
    useUpscalerStore.setState({ own: undefined, problem: undefined })
    const { model } = useSettingsStore.getState().settings.upscale
    if (ownName(model) !== undefined) changeUpscale({ model: 'fast' })
    log({ code: 'own-upscaler-removed' })
  } catch (error) {
    useUpscalerStore.setState({ problem: problemOf(error) })
  }
}

export function dismissUpscalerProblem(): void {
  useUpscalerStore.setState({ problem: undefined })
}

export function changeUpscale(change: Partial<UpscaleChoice>): void {
  const { upscale } = useSettingsStore.getState().settings
  changeSettings({ upscale: { ...upscale, ...change } })
}

/** Not in the entry bundle. */
const loadServices = () =>
  Promise.all([
    import('../../services/upscale/gpu.ts'),
    import('../../services/upscale/upscale-worker.ts'),
    import('../../services/upscale/gpu-survey.ts'),
  ])
