import type { EngineId } from '../../domain/board/shot.ts'
import { isAgreed } from '../../domain/consent/agreement.ts'
import type { PictureChoice, Plan } from '../../domain/consent/plans.ts'
import type { BlobId, ShotId } from '../../domain/ids.ts'
import type { JobKind } from '../../domain/jobs/job.ts'
import type { ModelRole } from '../../domain/models/model.ts'
import { AppError } from '../../lib/errors.ts'
import type { PipelineServices, StepContext } from '../../pipeline/context.ts'
import { isKeepable } from '../../services/clip/keepable.ts'
import { openClip } from '../../services/clip/open-clip.ts'
import type { Engine } from '../../services/engines/engine.ts'
import type { CallFacts } from '../../services/engines/openrouter/client.ts'
import { asReference } from '../../services/engines/reference.ts'
import { loadEngine, loadUpscaler } from '../../services/index.ts'
import { log } from '../app/store.ts'
import { loadClip, takeClip } from '../clip/clip.ts'
import { callFacts, choiceOf } from '../consent/call-facts.ts'
import { askConsent } from '../consent/store.ts'
import { engineConfig } from '../engines/engine-config.ts'
import { deliverLate } from '../project/deliver-late.ts'
import { jobGroup } from '../project/history.ts'
import { openedProject, useProjectStore } from '../project/store.ts'
import { commitProject, editProject, loadBlob } from '../project/writer.ts'
import { useSettingsStore } from '../settings/store.ts'
import { jobsNoted } from './notes.ts'

/** The Sketch engine works on this machine's own cores: one is left for the page. */
const SKETCH_CONCURRENCY = Math.max(1, Math.min(4, (navigator.hardwareConcurrency ?? 2) - 1))

const ROLES: Readonly<Record<JobKind, readonly ModelRole[]>> = {
  frames: [],
  analyze: ['context'],
  shots: ['director'],
  images: ['image'],
  upscale: [],
}

/** Sketch makes its pictures from the clip's own: shape and references are what they are. */
const SKETCH_CHOICE: PictureChoice = { references: 2 }

type Shown = Pick<StepContext, 'progress' | 'shot' | 'stopped'>

/** Everything that a step may touch, for one job on the open project. */
export function stepContext(
  kind: JobKind,
  engine: EngineId,
  signal: AbortSignal,
  shown: Shown,
  onHeld: (error: AppError, ms: number) => void,
): StepContext & { readonly ended: () => void } {
  const begun = openedProject()
  const { id } = begun
  const { settings } = useSettingsStore.getState()
  const group = jobGroup(Date.now())

  let loaded: Promise<Engine> | undefined
  // One for the whole job, whatever is set meanwhile: what is shown and agreed to is what this
  // makes.
  let facts: CallFacts | undefined
  const load = async (wanted: EngineId): Promise<Engine> => {
    if (wanted === 'sketch') return loadEngine({ id: 'sketch' })
    const config = await engineConfig(id, ROLES[kind], onHeld)
    facts = config
    return loadEngine({ id: 'openrouter', config })
  }
  /** Shots of this job that have sent nothing yet: one answer is for all of them. */
  const waiting = new Set<ShotId>()
  let refused = false
  async function agree<P extends Plan>(makePlan: () => P): Promise<P> {
    const { host } = await services.engine(engine)
    for (;;) {
      const plan = makePlan()
      if (!host || isAgreed(openedProject(id), host, [plan])) {
        if (plan.kind === 'images') waiting.delete(plan.shot.id)
        return plan
      }
      const shots = plan.kind === 'images' ? [...new Set([plan.shot.id, ...waiting])] : []
      // Asked once for a batch: what was refused is not asked about again.
      const send = !refused && (await askConsent({ kind: plan.kind, shots, facts }, signal))
      refused = !send
      if (refused) throw new AppError('cancelled', 'It stays on this device.')
    }
  }

  /**
   * Words that stream in go to the tab that took over once and whole: each edit has all that came.
   */
  let late: (() => Promise<void>) | undefined

  const media = onceEach(loadBlob)
  const services: PipelineServices = {
    frames: { openClip },
    // One for the whole job, because its meter counts what the job has set aside.
    engine: (wanted) => {
      loaded ??= load(wanted)
      return loaded
    },
    upscaler: loadUpscaler,
    blob: media,
    reference: onceEach(async (blob) => {
      const picture = await media(blob)
      return picture && asReference(picture)
    }),
    clip: loadClip,
    isKeepable,
    takeClip: (file) => takeClip(id, file),
  }
  return {
    services,
    engine,
    concurrency: engine === 'sketch' ? SKETCH_CONCURRENCY : settings.openRouter.concurrency,
    pictures: () => (engine === 'sketch' ? SKETCH_CHOICE : choiceOf(facts ?? callFacts())),
    agree,
    upscale: settings.upscale,
    signal,
    project: () => openedProject(id),
    commit: async ({ change, blobs, drops, undo }) => {
      const { project, readOnly } = useProjectStore.getState()
      // What was under way when the project was closed, or taken over by another tab, is for
      // whoever has it now.
      if (project?.id !== id || readOnly)
        return deliverLate(project?.id === id ? project : begun, change, blobs, undo)
      await commitProject(change, blobs, drops, undo ? { label: undo } : undefined)
    },
    edit: (change, undo) => {
      const deliver = () => deliverLate(openedProject(id), change, undefined, undo)
      if (!useProjectStore.getState().readOnly)
        return editProject(change, undo ? { label: undo, group } : undefined)
      if (undo) late = deliver
      else void deliver()
    },
    ended: () => void late?.(),
    unsaved: (what) => {
      const { readOnly, save } = useProjectStore.getState()
      if (readOnly) return new AppError('cancelled', 'Another tab took the project over.')
      const { problem, wordsKept } = save
      if (what === 'words' && wordsKept) return undefined
      // What is not begun says so; the pictures that could not be written have their own word above
      // the board.
      return problem && new AppError(problem.code === 'storage-full' ? 'no-space' : problem.code)
    },
    log,
    noted: jobsNoted,
    ...shown,
    shot: (shot, state) => {
      if (state.status === 'waiting') waiting.add(shot)
      else if (state.status !== 'drawing') waiting.delete(shot)
      shown.shot(shot, state)
    },
  }
}

/**
 * Loads each blob once for a whole job: its shots share the style picture, the frame and the
 * earlier shot. What is gone is asked for again.
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
