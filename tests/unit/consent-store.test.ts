import 'fake-indexeddb/auto'
import { beforeEach, expect, it, vi } from 'vitest'
import { withAgreement } from '../../src/domain/consent/agreement.ts'
import { plansFor } from '../../src/domain/consent/plans.ts'
import type { ProjectId, ShotId } from '../../src/domain/ids.ts'
import type { Project } from '../../src/domain/project/project.ts'
import { makeFrame, makeProject } from '../fixtures/make-project.ts'
import { makeBrowser } from '../fixtures/open-tab.ts'

vi.hoisted(() => vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined }))
makeBrowser()

const { askConsent, closeConsent, previewRequest, useConsentStore, watchForClosing } = await import(
  '../../src/store/consent/store.ts'
)
const { requestConsent } = await import('../../src/store/consent/request.ts')
const { callFacts, choiceOf, hostOf } = await import('../../src/store/consent/call-facts.ts')
const { enterProject, leaveProject } = await import('../../src/store/library/store.ts')
const { editProject } = await import('../../src/store/project/edits.ts')
const { handOver, showNewProject } = await import('../../src/store/project/session.ts')
const { openedProject } = await import('../../src/store/project/store.ts')
const { flushProject } = await import('../../src/store/project/writer.ts')
const { storage } = await import('../../src/services/index.ts')
const { useSettingsStore } = await import('../../src/store/settings/store.ts')
watchForClosing()

const describeStep = { kind: 'describe', shots: [] as readonly ShotId[] } as const
const isAsked = () => useConsentStore.getState().open
const asked = () => vi.waitFor(() => expect(isAsked()).toBe(true))
const request = async () => requestConsent('describe', {})
/** Like Send in the dialog. */
const agree = (project: Project) =>
  withAgreement(project, hostOf(callFacts()), plansFor(project, describeStep, choiceOf(callFacts())))

let made = 0
beforeEach(async () => {
  closeConsent()
  made += 1
  useSettingsStore.setState({ apiKey: 'a-key' })
  await showNewProject(makeProject({ id: `consent-${made}` as ProjectId }))
})

it('asks nothing where nothing leaves the device', async () => {
  useSettingsStore.setState({ apiKey: '' })
  expect(await request()).toBe(true)
  expect(await requestConsent('sample', {})).toBe(true)
  expect(isAsked()).toBe(false)
})

it('asks once: what was agreed to is kept with the project, and a new picture is asked about', async () => {
  const first = request()
  await asked()
  closeConsent(agree)
  expect(await first).toBe(true)
  await flushProject()
  expect((await storage.load(openedProject().id))?.settings.agreements).toHaveLength(1)
  expect(await request()).toBe(true)
  expect(isAsked()).toBe(false)
  editProject((project) => ({ ...project, frames: [...project.frames, makeFrame(3)] }))
  const next = request()
  await asked()
  closeConsent()
  expect(await next).toBe(false)
})

it('keeps a no from being an agreement', async () => {
  const first = request()
  await asked()
  closeConsent()
  expect(await first).toBe(false)
  expect(openedProject().settings.agreements).toBeUndefined()
})

it('has one question for all that wait, and one answer', async () => {
  const all = [askConsent(describeStep), askConsent({ ...describeStep, kind: 'direct' })]
  expect(useConsentStore.getState().step?.kind).toBe('describe')
  closeConsent(agree)
  expect(await Promise.all(all)).toEqual([true, true])
})

it('takes the cancelling of a job as a no, and leaves a later question alone', async () => {
  const controller = new AbortController()
  const first = askConsent(describeStep, controller.signal)
  closeConsent(agree)
  expect(await first).toBe(true)
  const second = askConsent(describeStep)
  controller.abort()
  expect(isAsked()).toBe(true)
  closeConsent()
  expect(await second).toBe(false)
  const late = new AbortController()
  const third = askConsent(describeStep, late.signal)
  late.abort()
  expect(await third).toBe(false)
  expect(isAsked()).toBe(false)
})

it.each([
  ['home', () => leaveProject()],
  ['another project', () => void enterProject('another' as ProjectId)],
])('takes a way %s as a no', async (_, go) => {
  const first = request()
  await asked()
  go()
  expect(await first).toBe(false)
  expect(isAsked()).toBe(false)
})

it('takes it as a no when another tab takes the project over, or another one is made', async () => {
  const first = request()
  await asked()
  await handOver(openedProject().id)
  expect(await first).toBe(false)
  expect(isAsked()).toBe(false)
  await showNewProject(makeProject({ id: 'consent-more' as ProjectId }))
  const second = request()
  await asked()
  await showNewProject(makeProject({ id: 'consent-most' as ProjectId }))
  expect(await second).toBe(false)
})

it('closes what is only looked at without an answer to anything', async () => {
  previewRequest()
  expect(isAsked()).toBe(true)
  expect(useConsentStore.getState().answer).toBeUndefined()
  closeConsent()
  expect(openedProject().settings.agreements).toBeUndefined()
})

it('asks the same to its last frame, and nothing when it is only looked at afterwards', async () => {
  const first = request()
  await asked()
  const { step, answer } = useConsentStore.getState()
  expect(step).toBeDefined()
  closeConsent()
  expect(useConsentStore.getState()).toEqual({ open: false, step, answer })
  await first
  previewRequest()
  expect(useConsentStore.getState()).toEqual({ open: true, step: undefined, answer: undefined })
  closeConsent()
})
