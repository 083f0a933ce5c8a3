import 'fake-indexeddb/auto'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeEach, expect, test, vi } from 'vitest'
import { drawnReceipt } from '../../src/domain/board/shot.ts'
import type { EngineId } from '../../src/domain/engines/engines.ts'
import type { BlobId, FrameId, ShotId } from '../../src/domain/ids.ts'
import type { Project } from '../../src/domain/project/project.ts'
import { makeFrame, makeProject, makeShot } from '../fixtures/make-project.ts'

/** An engine that the app lacks: a row, a loader line, a folder and words. */
const MADE_UP = 'made-up' as EngineId
vi.mock('../../src/domain/engines/engines.ts', async (original) => {
  const real = await original<typeof import('../../src/domain/engines/engines.ts')>()
  const row = { ...real.ENGINES.sketch, steps: ['draw'] }
  return { ...real, ENGINES: { ...real.ENGINES, 'made-up': row } }
})
vi.mock('../../src/services/engines/loaders.ts', async (original) => {
  const real = await original<typeof import('../../src/services/engines/loaders.ts')>()
  const load = async () => (await import('../fixtures/made-up-engine/made-up-engine.ts')).createMadeUpEngine()
  return { LOADERS: { ...real.LOADERS, 'made-up': load } }
})
vi.mock('../../src/ui/words/en/engines.ts', async (original) => {
  const { engineWords } = await original<typeof import('../../src/ui/words/en/engines.ts')>()
  const words = { name: 'Made up', receipt: 'Made up (a test)', promise: 'Draws at once.' }
  return { engineWords: { ...engineWords, engines: { ...engineWords.engines, 'made-up': words } } }
})
vi.stubGlobal('navigator', { hardwareConcurrency: 3, onLine: true })
vi.stubGlobal('localStorage', { getItem: () => JSON.stringify({ engines: { draw: 'made-up' } }) })

const { ENGINE_IDS, enginesFor } = await import('../../src/domain/engines/engine-choice.ts')
const { brokenJob } = await import('../../src/domain/jobs/interrupted-job.ts')
const { isPaidFor } = await import('../../src/domain/jobs/job.ts')
const { parseProject } = await import('../../src/domain/project/schema.ts')
const { BEGIN } = await import('../../src/pipeline/steps.ts')
const { readSettings } = await import('../../src/services/settings/stored-settings.ts')
const { requestConsent } = await import('../../src/store/consent/request.ts')
const { useConsentStore } = await import('../../src/store/consent/store.ts')
const { stepContext } = await import('../../src/store/jobs/step-context.ts')
const { useProjectStore } = await import('../../src/store/project/store.ts')
const { currentEngine } = await import('../../src/store/settings/store.ts')
const { EnginePicker } = await import('../../src/ui/jobs/EnginePicker.tsx')
const { EngineFields } = await import('../../src/ui/settings/EngineFields.tsx')
const { ReceiptList } = await import('../../src/ui/takes/ReceiptList.tsx')

const frames = [makeFrame(1), makeFrame(2)]
const kept: readonly FrameId[] = frames.map(({ id }) => id)
const board = makeProject({ frames, shots: [makeShot('s1')] })

beforeEach(() => {
  // All frames are withheld.
  const project = { ...board, settings: { ...board.settings, withheld: kept } }
  useProjectStore.setState({ project, readOnly: false, problems: {} })
})

/** Draws the first shot like a job and returns the resulting project. */
async function draw(): Promise<Project> {
  const nothing = () => undefined
  const shown = { progress: nothing, shot: nothing, sighted: nothing, stopped: nothing, log: nothing }
  const held = () => expect.fail('nothing is called')
  const context = stepContext('draw', currentEngine('draw'), new AbortController().signal, shown, held)
  expect(context.concurrency).toBe(2)
  expect(context.pictures()).toEqual({ moment: 'with-style' })
  let drawn = context.project()
  const { finished } = BEGIN.draw(
    {
      ...context,
      services: { ...context.services, blob: async (id: BlobId) => new Blob([id]) },
      commit: async ({ change }) => {
        drawn = change(drawn)
      },
    },
    { shots: ['s1' as ShotId] },
  )
  expect(await finished).toMatchObject({ done: 1, failed: 0 })
  return drawn
}

test('it is offered for what it does, and is no choice for all', () => {
  expect(ENGINE_IDS).toContain(MADE_UP)
  expect(enginesFor('draw')).toContain(MADE_UP)
  expect(enginesFor('describe')).not.toContain(MADE_UP)
  const offered = renderToStaticMarkup(createElement(EngineFields))
  expect(offered.match(/>Made up</g)).toHaveLength(1)
  const picker = renderToStaticMarkup(createElement(EnginePicker, { openSettings: () => undefined }))
  expect(picker).not.toContain('>Made up<')
  expect(picker).toContain('>Mixed<')
  expect(picker).toContain('pictures by Made up')
})

test('its choice is kept, for the step that it does', () => {
  const engines = { describe: MADE_UP, direct: 'sketch', draw: MADE_UP }
  expect(readSettings({ engines }).engines).toEqual({ describe: 'auto', direct: 'sketch', draw: MADE_UP })
})

test('it asks for no key, leaves nothing and bills nothing', async () => {
  expect(currentEngine('draw')).toBe(MADE_UP)
  expect(await requestConsent('draw', { shots: ['s1' as ShotId] })).toBe(true)
  // A withheld frame still reaches this engine, which runs on the device.
  expect((await draw()).shots[0]?.takes[0]?.receipt).toMatchObject({ prompt: '2 frames' })
  expect(useConsentStore.getState().open).toBe(false)
  expect(isPaidFor({ engine: MADE_UP })).toBe(false)
  const note = {
    kind: 'draw',
    engine: MADE_UP,
    startedAt: 0,
    waiting: [],
    inFlight: ['s1' as ShotId],
  } as const
  expect(brokenJob(note, board)).toMatchObject({ paid: false, left: ['s1'] })
})

test('its receipts are kept, read and shown', async () => {
  const drawn = await draw()
  const [take] = drawn.shots[0]?.takes ?? []
  expect(take?.receipt).toMatchObject({ engine: MADE_UP, model: 'Made up 1' })
  expect(take && drawnReceipt(take)?.references.map(({ role }) => role)).toEqual(['moment', 'style'])
  expect(parseProject(JSON.parse(JSON.stringify(drawn)))).toEqual({ project: drawn })
  expect(take && renderToStaticMarkup(createElement(ReceiptList, { project: drawn, take }))).toContain(
    'Made up (a test)',
  )
})
