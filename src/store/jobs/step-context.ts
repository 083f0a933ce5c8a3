import { isAgreed } from '../../domain/consent/agreement.ts'
import { type Plan, stepOf } from '../../domain/consent/plans.ts'
import { FIRST_AT_ONCE } from '../../domain/engines/at-once.ts'
import { factsOf } from '../../domain/engines/engine-choice.ts'
import type { EngineFacts, EngineId } from '../../domain/engines/engines.ts'
import type { BlobId, ShotId } from '../../domain/ids.ts'
import { isEngineStep, type Step } from '../../domain/jobs/steps.ts'
import { asBegun, begunWith } from '../../domain/takes/begun.ts'
import { calmly } from '../../lib/dom/shown-store.ts'
import { AppError } from '../../lib/errors.ts'
import { newId } from '../../lib/ids.ts'
import type { PipelineServices, StepContext } from '../../pipeline/context.ts'
import { isKeepable } from '../../services/clip/keepable.ts'
import { openClip } from '../../services/clip/open-clip.ts'
import type { CallFacts } from '../../services/engines/call-config.ts'
import type { Engine } from '../../services/engines/engine.ts'
import { loadEngine } from '../../services/engines/load-engine.ts'
import { asReference, toEdit } from '../../services/engines/reference.ts'
import { loadUpscaler } from '../../services/index.ts'
import { loadClip, rememberClip } from '../clip/clip.ts'
import { measureForJob } from '../clip/measuring.ts'
import { sendingOf } from '../consent/sending.ts'
import { askConsent } from '../consent/store.ts'
import { engineConfig } from '../engines/engine-config.ts'
import { deliverLate } from '../project/deliver-late.ts'
import { commitProject, editProject } from '../project/edits.ts'
import { jobGroup } from '../project/history.ts'
import { openedProject, useProjectStore } from '../project/store.ts'
import { loadBlob } from '../project/writer.ts'
import { useSettingsStore } from '../settings/store.ts'
import { pictureWish } from '../takes/picture-wish.ts'
import { sheetPicture } from '../takes/sheet-picture.ts'
import { jobsNoted } from './notes.ts'
import { patchJob } from './store.ts'

/** Concurrent pictures on this device's CPU; one core is left for the page. */
const CORES = Math.max(1, Math.min(4, (navigator.hardwareConcurrency ?? 2) - 1))

type Shown = Pick<StepContext, 'progress' | 'shot' | 'sighted' | 'stopped' | 'log'>

/** What a step may use, for one job on the open project. */
export function stepContext(
  kind: Step,
  engine: EngineId | undefined,
  signal: AbortSignal,
  shown: Shown,
  onWait: (error: AppError, ms: number) => void,
): StepContext & { readonly ended: () => void } {
  const begun = openedProject()
  const { id } = begun
  const { settings } = useSettingsStore.getState()
  const most = settings.openRouter.concurrency
  const group = jobGroup(newId())
  const does: EngineFacts | undefined = engine && factsOf(engine)
  const wish = pictureWish()
  const drawing = kind === 'draw' && engine ? begunWith(begun, wish, engine) : undefined
  if (drawing) patchJob({ begun: drawing })

  let loaded: Promise<Engine> | undefined
  // Read once per job: the calls use what the user saw and agreed to, whatever settings change
  // meanwhile.
  let facts: CallFacts | undefined
  const settled = engine && !does?.usesModels ? sendingOf(engine) : undefined
  const sending = () => settled ?? (engine && sendingOf(engine, facts))
  const config = async () => {
    if (!isEngineStep(kind)) throw new Error(`No engine does the step ${kind}`)
    const read = await engineConfig(id, kind, onWait)
    facts = read
    return read
  }
  /** Shots of this job that have sent nothing yet; one consent covers them all. */
  const waiting = new Set<ShotId>()
  let refused = false
  async function agree<P extends Plan>(makePlan: () => P): Promise<P> {
    if (!engine) throw new Error(`No engine does the step ${kind}`)
    const { host } = await services.engine(engine)
    for (;;) {
      const plan = makePlan()
      if (!host || isAgreed(openedProject(id), host, [plan])) {
        if (plan.kind === 'draw') waiting.delete(plan.shot.id)
        return plan
      }
      const takeAsk = plan.kind === 'draw' ? plan.takeAsk : undefined
      const sheets = plan.kind === 'draw' && plan.sheet ? [plan.sheet.shots.map((one) => one.id)] : undefined
      const others = takeAsk || sheets ? [] : waiting
      const shots = plan.kind === 'draw' ? [...new Set([plan.shot.id, ...others])] : []
      const does = { kind: stepOf(plan), reads: plan.kind === 'read-style' ? ('style' as const) : undefined }
      const step = { ...does, shots, ask: askOf(plan), takeAsk, sheets, sending: sending() }
      // Asked once per batch; a refusal holds for the rest.
      const send = !refused && (await askConsent(step, signal))
      refused = !send
      if (refused) throw new AppError('cancelled', { code: 'stays-here' })
    }
  }

  /** Streamed text goes once, whole, to the tab that took over: each edit has all text so far. */
  let late: (() => Promise<void>) | undefined

  const media = onceEach(loadBlob)
  const services: PipelineServices = {
    frames: { openClip },
    // One engine per job: its spend guard tracks the job's reservations.
    engine: (wanted) => {
      loaded ??= loadEngine(wanted, { config, pictureServer: () => settings.pictureServer })
      return loaded
    },
    upscaler: loadUpscaler,
    blob: media,
    reference: onceEach(async (blob) => {
      const picture = await media(blob)
      return picture && asReference(picture)
    }),
    toEdit: async (blob, size, part) => {
      const picture = await media(blob)
      return picture && toEdit(picture, size, part)
    },
    putBack: async (blob, answer, region) => {
      const picture = await media(blob)
      if (!picture) throw new AppError('picture-gone')
      const { putBack } = await import('../../services/takes/change-picture.ts')
      const { png, ...size } = await putBack(picture, answer, region)
      return { ...size, picture: png }
    },
    part: async (blob, rectangle) => {
      const picture = await media(blob)
      return picture && asReference(picture, rectangle)
    },
    sheet: (ids) => sheetPicture(ids, media),
    clip: loadClip,
    isKeepable,
    rememberClip: (file) => rememberClip(id, file),
  }
  return {
    services,
    engine,
    concurrency: { cores: CORES, settings: Math.min(most, FIRST_AT_ONCE), one: 1 }[
      does?.concurrency ?? 'settings'
    ],
    pictures: () => sending()?.choice ?? { moment: 'with-style' },
    agree,
    measure: (onShare) => measureForJob(signal, onShare),
    upscale: settings.upscale,
    signal,
    wish,
    project: () => (drawing ? asBegun(openedProject(id), drawing) : openedProject(id)),
    commit: async ({ change, blobs, drops, undo }) => {
      const { project, readOnly } = useProjectStore.getState()
      // Results that arrive after the project was closed or taken over go to its present writer.
      if (project?.id !== id || readOnly)
        return deliverLate(project?.id === id ? project : begun, change, blobs, undo)
      await commitProject(change, blobs, drops, undo ? { edit: undo, group } : undefined)
    },
    edit: (change, undo) => {
      if (!useProjectStore.getState().readOnly)
        return calmly(() => editProject(change, undo ? { edit: undo, group } : undefined))
      // Captured now: the project may be closed when the job ends.
      const shown = openedProject(id)
      const deliver = () => deliverLate(shown, change, undefined, undo)
      if (undo) late = deliver
      else void deliver()
    },
    ended: () => void late?.(),
    unsaved: (what) => {
      const { readOnly, save } = useProjectStore.getState()
      if (readOnly) return new AppError('cancelled', { code: 'taken-over' })
      const { problem, wordsKept } = save
      if (what === 'words' && wordsKept) return undefined
      // The banner above the board covers unsaved pictures; this error covers shots not started.
      return problem && new AppError(problem.code === 'storage-full' ? 'no-space' : problem.code)
    },
    noted: jobsNoted,
    ...shown,
    shot: (shot, state) => {
      if (state.status === 'waiting') waiting.add(shot)
      else if (state.status !== 'draw') waiting.delete(shot)
      shown.shot(shot, state)
    },
  }
}

const askOf = (plan: Plan) => (plan.kind === 'direct' ? plan.ask : undefined)

/**
 * Loads each blob once per job: shots share the style picture, the frame and the earlier shot. A
 * missing blob is requested again.
 */
function onceEach(load: (id: BlobId) => Promise<Blob | undefined>): typeof load {
  const loaded = new Map<BlobId, Promise<Blob | undefined>>()
  return (id) => {
    const known = loaded.get(id)
    if (known) return known
    const loading = load(id)
    loaded.set(id, loading)
    const forget = () => loaded.delete(id)
    loading.then((blob) => blob ?? forget(), forget)
    return loading
  }
}
