import 'fake-indexeddb/auto'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import '../fixtures/with-resolvers.ts'
import { withAgreement } from '../../src/domain/consent/agreement.ts'
import { plansFor } from '../../src/domain/consent/plans.ts'
import type { ProjectId } from '../../src/domain/ids.ts'
import type { Project } from '../../src/domain/project/project.ts'
import type { Engine } from '../../src/services/engines/engine.ts'
import { installLanguageModel, type ModelPlan } from '../fixtures/fake-language-model.ts'
import { makeFrame, makeProject } from '../fixtures/make-project.ts'
import { makeBrowser } from '../fixtures/open-tab.ts'

const { local } = makeBrowser()

const { leaveBrowserModel, lookForBrowserModel, stopFetching, takeBrowserModel, useBrowserModel } =
  await import('../../src/store/engines/browser-model.ts')
const { closeConsent, useConsentStore } = await import('../../src/store/consent/store.ts')
const { requestConsent } = await import('../../src/store/consent/request.ts')
const { sendingOf } = await import('../../src/store/consent/sending.ts')
const { stepContext } = await import('../../src/store/jobs/step-context.ts')
const { describeScene } = await import('../../src/pipeline/scene/describe-scene.ts')
const { directShots } = await import('../../src/pipeline/board/direct-shots.ts')
const { showNewProject } = await import('../../src/store/project/session.ts')
const { openedProject, useProjectStore } = await import('../../src/store/project/store.ts')
const { changeSettings, currentEngine, useSettingsStore } = await import('../../src/store/settings/store.ts')
const { EngineFields } = await import('../../src/ui/settings/EngineFields.tsx')
const { EnginePicker } = await import('../../src/ui/jobs/EnginePicker.tsx')

const OWN = 'browser-model'
const START = { state: 'downloadable', activated: true } as const
const chosen = () => useSettingsStore.getState().settings.engines
const begin = async (plan: ModelPlan) => {
  const fake = installLanguageModel(plan)
  await lookForBrowserModel()
  return fake
}

let made = 0
beforeEach(async () => {
  made += 1
  useBrowserModel.setState({ share: undefined, problem: undefined }, false)
  changeSettings({ engines: { describe: 'auto', direct: 'auto', draw: 'auto' } })
  const frames = Array.from({ length: 8 }, (_, i) => makeFrame(i / 2))
  await showNewProject(makeProject({ id: `own-${made}` as ProjectId, frames }))
})
afterEach(() => {
  vi.restoreAllMocks()
  closeConsent()
  Reflect.deleteProperty(globalThis, 'LanguageModel')
})

it('is never chosen by itself, however ready it is', async () => {
  await begin({ state: 'available' })
  expect(currentEngine('describe')).toBe('sketch')
  expect(currentEngine('direct')).toBe('sketch')
})

it('is used for what it does once it has arrived, with pictures chosen apart, and left again', async () => {
  await begin(START)
  const taking = takeBrowserModel()
  expect(useBrowserModel.getState().share).toBe(0)
  // A second click begins nothing.
  await takeBrowserModel()
  expect(chosen().describe).toBe('auto')
  await taking
  expect(chosen()).toEqual({ describe: OWN, direct: OWN, draw: 'auto' })
  expect(useBrowserModel.getState()).toMatchObject({ share: undefined, found: { state: 'available' } })
  changeSettings({ engines: { describe: 'sketch' } })
  leaveBrowserModel()
  expect(chosen()).toEqual({ describe: 'sketch', direct: 'auto', draw: 'auto' })
})

it('only writes shots where it has no eyes', async () => {
  await begin({ state: 'available', sees: false })
  await takeBrowserModel()
  expect(chosen()).toEqual({ describe: 'auto', direct: OWN, draw: 'auto' })
})

it('changes nothing where it does not arrive, and says why, but not of a cancel', async () => {
  await begin({ ...START, download: 'broken' })
  await takeBrowserModel()
  expect(useBrowserModel.getState().problem).toMatchObject({
    code: 'model-not-fetched',
    detail: { code: 'model-download-broke' },
  })
  const fake = await begin({ ...START, download: 'stuck' })
  const taking = takeBrowserModel()
  expect(useBrowserModel.getState().problem).toBeUndefined()
  stopFetching()
  await taking
  expect(useBrowserModel.getState()).toMatchObject({ share: undefined, problem: undefined })
  expect(chosen().describe).toBe('auto')
  expect(fake.open).toBe(0)
})

it('is still arriving for the next visit of a page that was closed, and is chosen by none', async () => {
  await begin({ ...START, download: 'stuck' })
  const taking = takeBrowserModel()
  await vi.waitFor(() => expect(useBrowserModel.getState().share).toBe(0.5))
  // The page is gone here: the next one finds what the browser goes on with.
  expect(JSON.parse(local.getItem('maestro.settings') ?? '{}')).not.toMatchObject({
    engines: { describe: OWN },
  })
  stopFetching()
  await taking
  await begin({ ...START, state: 'downloading' })
  expect(useBrowserModel.getState().found?.state).toBe('downloading')
  await takeBrowserModel()
  expect(chosen().describe).toBe(OWN)
})

it('is offered only by a browser that can have one', async () => {
  const fields = () => renderToStaticMarkup(createElement(EngineFields)).match(/own model</g)?.length ?? 0
  const picker = () => renderToStaticMarkup(createElement(EnginePicker, { openSettings: () => undefined }))
  expect(fields()).toBe(0)
  expect(picker()).not.toContain('own model')
  await begin({ state: 'available' })
  expect(fields()).toBe(2)
})

it('is asked about as any other place: five frames at most, and words alone for shots', async () => {
  await begin({ state: 'available' })
  await takeBrowserModel()
  const { host, choice, engine } = sendingOf(OWN)
  const plans = (kind: 'describe' | 'direct') =>
    plansFor(openedProject(), { kind, shots: [] }, choice, engine)
  const [describing] = plans('describe')
  expect(describing?.kind === 'describe' && describing.frames.map(({ time }) => time)).toEqual([
    0, 1, 2, 2.5, 3.5,
  ])
  const asking = requestConsent('direct', {})
  await vi.waitFor(() => expect(useConsentStore.getState().open).toBe(true))
  closeConsent((project) => withAgreement(project, host, plans('direct')))
  expect(await asking).toBe(true)
  expect(openedProject().settings.agreements).toEqual([{ host, pictures: [] }])
  // Words were agreed to, and no frame was shown.
  expect(await requestConsent('direct', {})).toBe(true)
  const again = requestConsent('describe', {})
  await vi.waitFor(() => expect(useConsentStore.getState().open).toBe(true))
  closeConsent()
  expect(await again).toBe(false)
})

/** Does a step of the open project as a job does, with everything agreed to. */
async function work(kind: 'describe' | 'direct', sketch?: Partial<Engine>) {
  const { host, choice, engine } = sendingOf(OWN)
  const told: unknown[] = []
  const counts: string[] = []
  const shown = {
    progress: ({ doing, done, total }: { doing: { code: string }; done: number; total: number }) =>
      void counts.push(`${doing.code} ${done}/${total}`),
    shot: () => undefined,
    log: () => undefined,
    stopped: (error: unknown) => void told.push(error),
  }
  const id = currentEngine(kind)
  const context = stepContext(kind, id, new AbortController().signal, shown, () => undefined)
  let project: Project = withAgreement(
    openedProject(),
    host,
    plansFor(openedProject(), { kind, shots: [] }, choice, engine),
  )
  const { loadEngine } = await import('../../src/services/engines/load-engine.ts')
  const { createBrowserModelEngine } = await import(
    '../../src/services/engines/browser-model/browser-model-engine.ts'
  )
  const loadSketch = async () => ({
    ...(await loadEngine('sketch', {
      config: () => Promise.reject(new Error('none')),
      pictureServer: () => ({ address: '' }),
    })),
    ...sketch,
  })
  const change = (next: (now: Project) => Project) => {
    project = next(project)
  }
  const job = createBrowserModelEngine(loadSketch, async (picture) => picture)
  const summary = await { describe: describeScene, direct: directShots }[kind]({
    ...context,
    engine: id,
    project: () => project,
    agree: async (plan) => plan(),
    edit: change,
    commit: async (patch) => change(patch.change),
    services: { ...context.services, blob: async (blob) => new Blob([blob]), engine: async () => job },
  })
  return { project, summary, told, counts }
}

it('describes as a job: frame after frame is counted, and what it is has no list of people', async () => {
  const fake = await begin({ state: 'available' })
  await takeBrowserModel()
  const { project, told, counts } = await work('describe')
  expect(project.context).toMatch(/^A woman in a red coat/)
  expect(counts.slice(1)).toEqual([
    'look 0/5',
    'look 1/5',
    'look 2/5',
    'look 3/5',
    'look 4/5',
    'describe 0/0',
  ])
  expect(told).toEqual([])
  expect(fake.violations).toEqual([])
})

it('writes ten shots in two calls of five, as claims of a model', async () => {
  const fake = await begin({ state: 'available' })
  await takeBrowserModel()
  changeShots(10)
  const { project, summary, told } = await work('direct')
  expect(summary).toMatchObject({ done: 10 })
  expect(fake.calls.map(({ words }) => /numbers (\d+ to \d+)/.exec(words)?.[1])).toEqual([
    '1 to 5',
    '6 to 10',
  ])
  expect(project.shots.filter(({ byModel }) => byModel)).toHaveLength(10)
  expect(told).toEqual([])
})

it('leaves a list to Sketch in the middle, says so once, and those shots are no model’s claims', async () => {
  await begin({ state: 'available', does: { direct: ['good', 'garbage'], repair: ['garbage'] } })
  await takeBrowserModel()
  changeShots(15)
  const direct: Engine['direct'] = async ({ count, part }) => ({
    model: 'Sketch',
    shots: Array.from({ length: count }, (_, i) => ({ text: `Sketch ${part?.first} ${i}` })),
  })
  const { project, told } = await work('direct', { direct })
  expect(project.shots.map(({ byModel }) => byModel ?? false)).toEqual(
    Array.from({ length: 15 }, (_, i) => i < 5),
  )
  expect(told).toMatchObject([{ code: 'model-gave-up', detail: { code: 'model-no-list' } }])
})

function changeShots(shotCount: number): void {
  const project = openedProject()
  useProjectStore.setState({
    project: { ...project, shots: [], settings: { ...project.settings, shotCount } },
  })
}
