import type { BlobId } from '../domain/ids.ts'
import type { JobKind } from '../domain/job.ts'
import type { ModelRole } from '../domain/model.ts'
import type { OpenRouterSettings } from '../domain/settings.ts'
import type { EngineId } from '../domain/shot.ts'
import { AppError } from '../lib/errors.ts'
import type { PictureChoice, PipelineServices, StepContext } from '../pipeline/context.ts'
import { isKeepable } from '../services/clips.ts'
import type { Engine } from '../services/engines/engine.ts'
import { openClip } from '../services/frames.ts'
import { loadEngine, loadUpscaler } from '../services/index.ts'
import { asReference } from '../services/reference.ts'
import { log } from './app-store.ts'
import { pictureShape } from './catalogue-store.ts'
import { loadClip, takeClip } from './clip.ts'
import { engineConfig } from './engine-config.ts'
import { jobGroup } from './history.ts'
import { jobsNoted } from './job-notes.ts'
import { deliverLate } from './late-results.ts'
import { openedProject, useProjectStore } from './open-project.ts'
import { commitProject, editProject, loadBlob } from './project-store.ts'
import { useSettingsStore } from './settings-store.ts'

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
function pictureChoice(settings: OpenRouterSettings, engine: EngineId): PictureChoice {
  if (engine === 'sketch') return { references: 2 }
  const { imageReferences: references, imageSeed: seed } = settings
  const aspect = pictureShape(settings)
  return {
    references,
    ...(aspect === undefined ? {} : { aspect }),
    ...(seed === null ? {} : { seed }),
  }
}

type Shown = Pick<StepContext, 'progress' | 'shot'>

/** Everything that a step may touch, for one job on the open project. */
export function stepContext(
  kind: JobKind,
  engine: EngineId,
  signal: AbortSignal,
  shown: Shown,
  onHeld: (error: AppError, ms: number) => void,
): StepContext {
  const begun = openedProject()
  const { id } = begun
  const { settings } = useSettingsStore.getState()
  const group = jobGroup(Date.now())

  let loaded: Promise<Engine> | undefined
  const load = async (wanted: EngineId): Promise<Engine> =>
    wanted === 'sketch'
      ? loadEngine({ id: 'sketch' })
      : loadEngine({ id: 'openrouter', config: await engineConfig(id, ROLES[kind], onHeld) })

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
    pictures: () => pictureChoice(settings.openRouter, engine),
    upscale: settings.upscale,
    signal,
    project: () => openedProject(id),
    commit: async ({ change, blobs, drops, undo }) => {
      if (useProjectStore.getState().project?.id !== id) return deliverLate(begun, change, blobs)
      await commitProject(change, blobs, drops, undo ? { label: undo } : undefined)
    },
    edit: (change, undo) => {
      openedProject(id)
      editProject(change, undo ? { label: undo, group } : undefined)
    },
    unsaved: (what) => {
      const { problem, wordsKept } = useProjectStore.getState().save
      if (what === 'words' && wordsKept) return undefined
      // What is not begun says so; the pictures that could not be written have their own word above the board.
      return problem && new AppError(problem.code === 'storage-full' ? 'no-space' : problem.code)
    },
    log,
    noted: jobsNoted,
    ...shown,
  }
}

/** Loads each blob once for a whole job: its shots share the style picture, the frame and the earlier shot. What is gone is asked for again. */
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
