import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ProjectId } from '../../src/domain/ids.ts'
import type { Project } from '../../src/domain/project/project.ts'
import { makeProject } from '../fixtures/make-project.ts'
import { makeBrowser, openTab } from '../fixtures/open-tab.ts'

const one = 'p1' as ProjectId
const typed = (context: string) => (project: Project) => ({ ...project, context })

let browser = makeBrowser()
beforeEach(async () => {
  browser = makeBrowser()
  globalThis.indexedDB = new IDBFactory()
  await (await openTab()).storage.save(makeProject(), new Map())
})
afterEach(() => vi.restoreAllMocks())

/** A page that closes before the database answers. */
async function goneWith(context: string): Promise<void> {
  const tab = await openTab()
  await tab.openProject(one)
  vi.spyOn(tab.storage, 'save').mockReturnValue(new Promise(() => undefined))
  tab.editProject(typed(context))
  expect(tab.flushBeforeExit()).toBe(true)
  tab.close()
  forgetLocks()
}

/** A page's locks end with it; what it stored stays. */
function forgetLocks(): void {
  const { local } = browser
  browser = { ...makeBrowser(), local }
  vi.stubGlobal('localStorage', local)
}

it('what a page had not written when it went is there when the project is opened next', async () => {
  await goneWith('Typed in the last moment.')
  const next = await openTab()
  await next.openProject(one)
  expect(next.project()?.context).toBe('Typed in the last moment.')
  expect((await next.storage.load(one))?.context).toBe('Typed in the last moment.')
})

it.each(['handed over', 'closed'] as const)(
  'what a page had not written when it went while its project was %s is there next',
  async (how) => {
    const tab = await openTab()
    await tab.openProject(one)
    vi.spyOn(tab.storage, 'save').mockReturnValue(new Promise(() => undefined))
    tab.editProject(typed('Typed just before.'))
    void (how === 'closed' ? tab.closeProject(one) : tab.handOver(one))
    // The last save is under way, and dies with the page.
    await vi.waitFor(() => expect(tab.storage.save).toHaveBeenCalled())
    expect(tab.isWriting(one)).toBe(false)
    expect(tab.flushBeforeExit()).toBe(true)
    tab.close()
    forgetLocks()
    const next = await openTab()
    await next.openProject(one)
    expect(next.project()?.context).toBe('Typed just before.')
  },
)

describe('a draft that another tab sees only once it writes the project', () => {
  /** A page that goes in the middle of a save; its draft reaches no other tab yet. */
  async function goneUnseen(...words: readonly string[]) {
    const tab = await openTab()
    await tab.openProject(one)
    for (const word of words) tab.editProject(typed(word))
    vi.spyOn(tab.storage, 'save').mockReturnValue(new Promise(() => undefined))
    tab.flushBeforeExit()
    tab.close()
    const draft = browser.local.getItem('maestro.last.p1')
    if (!draft) throw new Error('no draft')
    browser = makeBrowser()
    return draft
  }

  /** The tab that takes the project over, and how a draft reaches it. */
  async function taking() {
    const page = new EventTarget()
    vi.stubGlobal('window', page)
    const tab = await openTab()
    const { keepDrafts } = await import('../../src/store/project/late-draft.ts')
    keepDrafts()
    await tab.openProject(one)
    const hear = (newValue: string) =>
      page.dispatchEvent(Object.assign(new Event('storage'), { key: 'maestro.last.p1', newValue }))
    const settled = async () => {
      await new Promise((resolve) => setTimeout(resolve))
      await (await import('../../src/store/project/queue.ts')).settled()
    }
    return { ...tab, hear, settled }
  }

  it('is taken in and stored', async () => {
    const draft = await goneUnseen('Typed in the last moment.')
    const next = await taking()
    expect(next.project()?.context).not.toBe('Typed in the last moment.')
    next.hear(draft)
    await vi.waitFor(() => expect(next.project()?.context).toBe('Typed in the last moment.'))
    await vi.waitFor(async () =>
      expect((await next.storage.load(one))?.context).toBe('Typed in the last moment.'),
    )
  })

  it('gives way to what was typed since, and changes nothing where the disk has it all', async () => {
    const draft = await goneUnseen('Typed in the last moment.')
    const next = await taking()
    await new Promise((resolve) => setTimeout(resolve, 2))
    next.editProject(typed('Typed since.'))
    next.hear(draft)
    await next.flushProject()
    expect(next.project()?.context).toBe('Typed since.')
    await next.closeProject(one)
    const later = await taking()
    const claimed = later.project()
    later.hear(draft)
    await later.settled()
    expect(later.project()).toBe(claimed)
  })
})

it('a draft is outdated once another tab has opened the project for writing', async () => {
  const here = await openTab()
  await here.openProject(one)
  vi.spyOn(here.storage, 'save').mockReturnValue(new Promise(() => undefined))
  here.editProject(typed('Never written.'))
  here.flushBeforeExit()
  forgetLocks()
  const there = await openTab()
  await there.openProject(one)
  there.editProject(typed('Written since.'))
  await there.flushProject()
  // A frozen page resumes with more edits than the other tab has: the edit count alone would accept
  // its draft.
  for (const word of ['Too', 'late', 'for', 'this.']) here.editProject(typed(word))
  here.flushBeforeExit()
  await there.closeProject(one)
  const next = await openTab()
  await next.openProject(one)
  expect(next.project()?.context).toBe('Written since.')
})

it('a draft is forgotten once the database has the words', async () => {
  const tab = await openTab()
  await tab.openProject(one)
  const save = vi.spyOn(tab.storage, 'save')
  tab.editProject(typed('Words.'))
  tab.flushBeforeExit()
  // At once, not after the typing pause.
  expect(save).toHaveBeenCalledTimes(1)
  expect(browser.local.getItem('maestro.last.p1')).not.toBeNull()
  await vi.waitFor(() => expect(browser.local.getItem('maestro.last.p1')).toBeNull())
  expect((await tab.storage.load(one))?.context).toBe('Words.')
})

it('says that only the database can save it where there is no room for a draft', async () => {
  const tab = await openTab()
  await tab.openProject(one)
  const full = {
    ...browser.local,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError')
    },
  }
  vi.stubGlobal('localStorage', full)
  vi.stubGlobal('sessionStorage', full)
  expect(tab.flushBeforeExit()).toBe(true)
  tab.editProject(typed('Too many words.'))
  expect(tab.flushBeforeExit()).toBe(false)
  await vi.waitFor(async () => expect((await tab.storage.load(one))?.context).toBe('Too many words.'))
})

it('says that all is saved when somebody asks for it, and nothing where it is not', async () => {
  const tab = await openTab()
  await tab.openProject(one)
  const lines = () => tab.useAppStore.getState().log.map(({ event }) => event.code)
  tab.editProject(typed('Asked for.'))
  const broken = vi.spyOn(tab.storage, 'save').mockRejectedValueOnce(new tab.AppError('storage-lost'))
  await tab.flushByHand()
  expect(lines()).not.toContain('saved')
  broken.mockRestore()
  await tab.flushByHand()
  expect(lines()).toContain('saved')
  expect((await tab.storage.load(one))?.context).toBe('Asked for.')
})
