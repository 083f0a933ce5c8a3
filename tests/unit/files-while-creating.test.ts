import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { JobSummary } from '../../src/domain/jobs/job.ts'
import { makeBrowser } from '../fixtures/open-tab.ts'

/** Clips that were sampled, each with the project that was open when it began. */
const sampled: { readonly clip: string; readonly into: string }[] = []
async function sample(clip: File): Promise<JobSummary> {
  const { openedProject } = await import('../../src/store/project/store.ts')
  const { commitProject } = await import('../../src/store/project/edits.ts')
  sampled.push({ clip: clip.name, into: openedProject().id })
  await commitProject((project) => ({
    ...project,
    video: { name: clip.name, bytes: clip.size, mime: clip.type },
  }))
  return { done: 1, failed: 0, skipped: 0 }
}
vi.mock('../../src/pipeline/steps.ts', () => ({
  BEGIN: {
    sample: (_: unknown, { clip }: { readonly clip: File }) => ({ finished: sample(clip) }),
  },
}))
vi.mock('../../src/store/jobs/step-context.ts', () => ({
  stepContext: () => ({ noted: async () => undefined, ended: () => undefined }),
}))
vi.mock('../../src/store/storage/space.ts', () => ({ refuseUnfit: async () => undefined }))

const clip = (name: string) => new File(['moov'], name, { type: 'video/mp4' })

/** A page at the list of projects, which follows its address as the screen does. */
async function openPage() {
  vi.resetModules()
  makeBrowser()
  const page = Object.assign(new EventTarget(), { scrollTo: () => undefined })
  vi.stubGlobal('window', page)
  let hash = '#/'
  vi.stubGlobal('location', {
    origin: 'http://localhost',
    pathname: '/',
    get hash() {
      return hash
    },
    set hash(next: string) {
      if (next === hash) return
      hash = next
      queueMicrotask(() => page.dispatchEvent(new Event('hashchange')))
    },
  })
  const library = await import('../../src/store/library/store.ts')
  const { routeOf } = await import('../../src/ui/app/use-route.ts')
  page.addEventListener('hashchange', () => {
    const route = routeOf(hash)
    if (route.screen === 'project') void library.enterProject(route.id)
    else library.leaveProject()
  })
  await library.refreshLibrary()
  const { useProjectStore } = await import('../../src/store/project/store.ts')
  return {
    ...library,
    ...(await import('../../src/ui/library/open-new-project.ts')),
    ...(await import('../../src/ui/library/import-files.ts')),
    ...(await import('../../src/store/jobs/running.ts')),
    ...(await import('../../src/store/project/leave.ts')),
    address: () => hash,
    open: () => useProjectStore.getState().project,
    names: () => library.useLibraryStore.getState().projects?.map(({ name }) => name),
  }
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
  sampled.length = 0
})

describe('files that are given while a project is created', () => {
  it('go into that project', async () => {
    const page = await openPage()
    const creating = page.openNewProject(page.createProject)
    await page.importFiles([clip('fox.mp4')])
    await creating
    await page.whenIdle()
    await page.refreshLibrary()
    expect(sampled).toEqual([{ clip: 'fox.mp4', into: page.open()?.id }])
    expect(page.open()?.video?.name).toBe('fox.mp4')
    expect(page.address()).toBe(`#/project/${page.open()?.id}`)
    expect(page.names()).toHaveLength(1)
  })

  it('wait for it, where the system gives them, and get a project of their own', async () => {
    const page = await openPage()
    const creating = page.openNewProject(page.createProject)
    await page.importAsNewProject([clip('fox.mp4')])
    await creating
    await page.whenIdle()
    await page.refreshLibrary()
    expect(page.open()?.name).toBe('fox')
    expect(page.open()?.video?.name).toBe('fox.mp4')
    expect(page.address()).toBe(`#/project/${page.open()?.id}`)
    expect(page.names()).toHaveLength(2)
  })

  it('start a project of their own after one whose creation failed', async () => {
    const page = await openPage()
    const creating = page.openNewProject(() => Promise.reject(new Error('no lock')))
    await Promise.all([expect(creating).rejects.toThrow('no lock'), page.importFiles([clip('fox.mp4')])])
    await page.whenIdle()
    expect(page.open()).toMatchObject({ name: 'fox', video: { name: 'fox.mp4' } })
  })
})

describe('a project that is asked for while another is made of files', () => {
  it('is created once the other holds its clip', async () => {
    const page = await openPage()
    // The question comes where the new project is quicker than the end of the sampling.
    page.useLeaveStore.subscribe(({ answer }) => answer?.(true))
    const filling = page.importFiles([clip('fox.mp4')])
    // The file is in the hands of the list once the address was looked at.
    await vi.waitFor(() => expect(page.open()).toBeDefined())
    const creating = page.openNewProject(page.createProject)
    await Promise.all([filling, creating])
    await page.whenIdle()
    await page.refreshLibrary()
    expect(sampled.map((one) => one.clip)).toEqual(['fox.mp4'])
    expect(page.names()?.toSorted()).toEqual(['Untitled storyboard', 'fox'])
    expect(page.address()).toBe(`#/project/${page.open()?.id}`)
    expect(page.open()?.video).toBeUndefined()
  })
})
