import type { BlobId, ShotId } from '../../src/domain/ids.ts'
import type { Project } from '../../src/domain/project/project.ts'
import type { AskedTakes, TakeAsk } from '../../src/domain/takes/take-ask.ts'
import type { EngineContext, ShotState } from '../../src/pipeline/context.ts'
import { startDrawing } from '../../src/pipeline/takes/draw-shots.ts'
import type { Engine } from '../../src/services/engines/engine.ts'
import { eventText } from '../../src/ui/words/log-text.ts'
import type { Scenario } from '../fake-openrouter/scenario.ts'
import { makeProject } from '../fixtures/make-project.ts'
import { picture } from './openrouter-fixture.ts'

export const FIRST = 's1' as ShotId

/** What may befall a picture's call. */
export const FAULTS: readonly Scenario[] = [
  { kind: 'error', error: 'blocked' },
  { kind: 'error', error: 'server' },
  { kind: 'socket_reset' },
  { kind: 'body_reset' },
  { kind: 'cut_json' },
  { kind: 'bad_base64' },
  { kind: 'no_image' },
  { kind: 'hang' },
  { kind: 'billed_error' },
]

/** A board on which the first shot is drawn by an engine, with what a step needs of the app. */
export function boardWith(engine: Engine, start: Project = makeProject()) {
  let project = start
  let shade = 10
  const blobs = new Map<BlobId, Blob>()
  const controller = new AbortController()
  const states: ShotState[] = []
  const log: string[] = []
  const blob = async (id: BlobId) => {
    shade += 20
    const known = blobs.get(id) ?? picture(shade)
    blobs.set(id, known)
    return known
  }
  const context: EngineContext = {
    services: {
      frames: { openClip: () => Promise.reject(new Error('not asked for')) },
      engine: async () => engine,
      upscaler: () => Promise.reject(new Error('not asked for')),
      blob,
      reference: blob,
      toEdit: blob,
      putBack: () => Promise.reject(new Error('not asked for')),
      part: blob,
      sheet: async (ids) => new Blob([`sheet of ${ids}`]),
      clip: async () => undefined,
      isKeepable: () => true,
      rememberClip: () => undefined,
    },
    engine: engine.id,
    concurrency: 4,
    agree: async (plan) => plan(),
    measure: async () => undefined,
    pictures: () => ({ limit: 14, resolutions: ['512', '1K', '2K', '4K'] }),
    wish: { engine: engine.id, model: '', shape: '' },
    upscale: { model: 'fast', scale: 2, format: 'png' },
    signal: controller.signal,
    project: () => project,
    commit: async (patch) => {
      project = patch.change(project)
      for (const [id, one] of patch.blobs ?? []) blobs.set(id, one)
    },
    edit: (change) => {
      project = change(project)
    },
    unsaved: () => undefined,
    progress: () => undefined,
    log: (event) => log.push(eventText(event)),
    shot: (_, state) => states.push(state),
    stopped: () => undefined,
    noted: async () => undefined,
  }
  const draw = (ask?: TakeAsk, without?: string) => {
    const asked: AskedTakes | undefined = ask && { shot: FIRST, ask }
    return startDrawing(context, [FIRST], { asked, without }).finished
  }
  const takes = () => project.shots.find(({ id }) => id === FIRST)?.takes ?? []
  return { context, controller, states, log, blobs, draw, takes, project: () => project }
}
