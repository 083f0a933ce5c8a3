import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { BlobId, ProjectId } from '../../src/domain/ids.ts'
import { allShots, type Project } from '../../src/domain/project/project.ts'
import { withTake } from '../../src/domain/takes/takes.ts'
import { makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'
import { makeBrowser, openTab, type Tab } from '../fixtures/open-tab.ts'

const [one, two] = ['p1', 'p2'] as [ProjectId, ProjectId]
const picture = makeTake('t1', 'Shot s2')
const blobs = () => new Map<BlobId, Blob>([[picture.blob, new Blob(['png'])]])
const arrives = (now: Project) => withTake(now, makeShot('s2'), picture)
const takesOf = (project: Project | undefined) =>
  project && allShots(project).flatMap(({ takes }) => takes.map(({ id }) => id))
const typed = (context: string) => (project: Project) => ({ ...project, context })

let browser = makeBrowser()
const opened: Tab[] = []
async function tab(): Promise<Tab> {
  const made = await openTab()
  opened.push(made)
  return made
}

/** Delays every call of a storage method, or its answer, until released. */
function holdBack(of: Tab, method: 'claim' | 'save', what: 'call' | 'answer' = 'call') {
  const gate = Promise.withResolvers<void>()
  let answered = false
  const real = of.storage[method] as (...input: unknown[]) => Promise<unknown>
  const spy = vi.spyOn(of.storage, method) as unknown as {
    mockImplementation: (work: (...input: unknown[]) => Promise<unknown>) => void
    readonly mock: { readonly calls: readonly unknown[] }
  }
  spy.mockImplementation(async (...input) => {
    if (what === 'call') await gate.promise
    const answer = await real(...input)
    answered = true
    await gate.promise
    return answer
  })
  return {
    begun: () => vi.waitFor(() => expect(spy.mock.calls.length).toBeGreaterThan(0)),
    answered: () => vi.waitFor(() => expect(answered).toBe(true)),
    letGo: () => gate.resolve(),
  }
}

/** Waits until exactly these projects are locked. */
const held = (...ids: readonly string[]) =>
  vi.waitFor(() => expect(browser.locks.held().filter((name) => name.startsWith('writer:'))).toEqual(ids))

beforeEach(async () => {
  browser = makeBrowser()
  globalThis.indexedDB = new IDBFactory()
  const { storage } = await tab()
  for (const id of [one, two]) {
    await storage.save(makeProject({ id }), new Map([['style' as BlobId, new Blob(['style'])]]))
  }
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  for (const { close } of opened.splice(0)) close()
})

describe('a project that comes back from the trash', () => {
  const library = () => import('../../src/store/library/edits.ts')

  it('opens at an address that is entered before it is back', async () => {
    const here = await tab()
    await here.discardProject(one)
    await here.openProject(one)
    expect(here.problem()).toBe('project-gone')
    await (await library()).restoreProject(one)
    expect(here.shown()).toEqual([one, 'writes'])
    expect(here.problem()).toBeUndefined()
  })

  it('opens in every tab that stands at its address, and in no other', async () => {
    const there = await tab()
    await there.discardProject(one)
    await there.openProject(one)
    expect(there.problem()).toBe('project-gone')
    const here = await tab()
    await (await library()).restoreProject(one)
    await vi.waitFor(() => expect(there.shown()).toEqual([one, 'writes']))
    expect(there.problem()).toBeUndefined()
    expect(here.shown()).toBeUndefined()
  })

  it('stays closed where the address is another one by now', async () => {
    const here = await tab()
    await here.discardProject(one)
    await here.openProject(one)
    location.hash = '#/'
    await (await library()).restoreProject(one)
    expect(here.shown()).toBeUndefined()
  })
})

describe('opening', () => {
  it('shows what was asked for last and nothing before it, and holds nothing else', async () => {
    const here = await tab()
    const seen = new Set<ProjectId | undefined>()
    here.useProjectStore.subscribe(({ project }) => seen.add(project?.id))
    const slow = holdBack(here, 'claim')
    const first = here.openProject(one)
    await slow.begun()
    const second = here.openProject(two)
    slow.letGo()
    await Promise.all([first, second])
    expect(here.shown()).toEqual([two, 'writes'])
    expect([...seen]).toEqual([two])
    await held('writer:p2')
  })

  it('makes room for a project that is made meanwhile', async () => {
    const here = await tab()
    const slow = holdBack(here, 'claim')
    const opening = here.openProject(one)
    await slow.begun()
    const making = here.showNewProject(makeProject({ id: 'made' as ProjectId }))
    slow.letGo()
    await Promise.all([opening, making])
    expect(here.shown()).toEqual(['made', 'writes'])
    await held('writer:made')
  })

  it('opens a project that was closed a moment ago for writing', async () => {
    const here = await tab()
    await here.openProject(one)
    const closing = here.closeProject(one)
    const again = here.openProject(one)
    await Promise.all([closing, again])
    expect(here.shown()).toEqual([one, 'writes'])
  })

  it('reads what another tab writes, and holds nothing where there is nothing', async () => {
    const [there, here] = [await tab(), await tab()]
    await there.openProject(one)
    await here.openProject(one)
    expect(here.shown()).toEqual([one, 'reads'])
    here.editProject(typed('Not mine.'))
    expect(here.project()?.context).not.toBe('Not mine.')
    expect(here.problem()).toBe('read-only')
    await here.openProject('none' as ProjectId)
    expect(here.shown()).toBeUndefined()
    expect(here.problem()).toBe('project-gone')
    await held('writer:p1')
  })

  it('reads a project that another tab took while it was being opened', async () => {
    const here = await tab()
    const slow = holdBack(here, 'claim')
    const opening = here.openProject(one)
    await slow.begun()
    void browser.locks.request('writer:p1', { steal: true }, () => new Promise(() => undefined))
    await Promise.resolve()
    slow.letGo()
    await opening
    expect(here.shown()).toEqual([one, 'reads'])
  })

  it('writes a project for which a late picture is just being delivered', async () => {
    const here = await tab()
    await here.openProject(one)
    const known = here.openedProject()
    await here.openProject(two)
    const late = here.deliverLate(known, arrives, blobs())
    const opening = here.openProject(one)
    await Promise.all([late, opening])
    expect(here.shown()).toEqual([one, 'writes'])
    expect(takesOf(here.project())).toEqual(['t1'])
  })
})

describe('closing', () => {
  it('keeps the project for itself until a save that is under way is on disk', async () => {
    const [here, there] = [await tab(), await tab()]
    await here.openProject(one)
    const slow = holdBack(here, 'save')
    here.editProject(typed('Under way.'))
    void here.flushProject()
    await slow.begun()
    here.editProject(typed('Typed since.'))
    const closing = here.closeProject(one)
    await vi.waitFor(() => expect(here.shown()).toBeUndefined())
    await there.openProject(one)
    expect(there.shown()).toEqual([one, 'reads'])
    slow.letGo()
    await closing
    // The tab that came to read writes from now on, with all that was typed.
    await vi.waitFor(() => expect(there.shown()).toEqual([one, 'writes']))
    expect(there.project()?.context).toBe('Typed since.')
    expect((await there.storage.load(one))?.context).toBe('Typed since.')
  })

  it('leaves to itself a tab that came to read and has gone on to another project', async () => {
    const [here, there] = [await tab(), await tab()]
    await here.openProject(one)
    await there.openProject(one)
    await there.openProject(two)
    await here.closeProject(one)
    await held('writer:p2')
    expect(there.shown()).toEqual([two, 'writes'])
  })

  it('lets a tab that asks for the project go before one that came to read', async () => {
    const [here, reads, asks] = [await tab(), await tab(), await tab()]
    await here.openProject(one)
    await reads.openProject(one)
    await asks.openProject(one)
    await asks.takeOver()
    expect(asks.shown()).toEqual([one, 'writes'])
    expect([here.shown(), reads.shown()]).toEqual([
      [one, 'reads'],
      [one, 'reads'],
    ])
  })

  it('keeps what could not be written, and takes it in when the project is opened again', async () => {
    const here = await tab()
    await here.openProject(one)
    const full = vi.spyOn(here.storage, 'save').mockRejectedValue(new here.AppError('storage-lost'))
    await here.commitProject(arrives, blobs())
    await here.closeProject(one)
    full.mockRestore()
    expect(here.hasUnsaved()).toBe(true)
    await here.openProject(one)
    expect(takesOf(await here.storage.load(one))).toEqual(['t1'])
    expect(here.hasUnsaved()).toBe(false)
  })

  it('leaves alone a project that another one has taken the place of', async () => {
    const here = await tab()
    await here.openProject(one)
    await Promise.all([here.openProject(two), here.closeProject(one)])
    expect(here.shown()).toEqual([two, 'writes'])
  })

  it('closes a project that another tab deleted while it was being opened', async () => {
    const [here, there] = [await tab(), await tab()]
    const slow = holdBack(here, 'claim', 'answer')
    const opening = here.openProject(one)
    await slow.answered()
    await there.discardProject(one)
    const heard = vi.fn()
    here.subscribeTabs(heard)
    there.broadcast({ type: 'deleted', id: one })
    await vi.waitFor(() => expect(heard).toHaveBeenCalled())
    slow.letGo()
    await opening
    await vi.waitFor(() => expect(here.shown()).toBeUndefined())
    expect(here.problem()).toBe('project-gone')
  })

  it('does not show a project again that is asked for while it is being deleted', async () => {
    const here = await tab()
    await here.openProject(one)
    const deleting = here.whileTaken(one, () => here.discardProject(one))
    const opening = here.openProject(one)
    await Promise.all([deleting, opening])
    expect(here.shown()).toBeUndefined()
    expect(here.problem()).toBe('project-gone')
    await held()
  })
})

describe('taking over', () => {
  it('brings along what the other tab had not written yet, and leaves that tab to read', async () => {
    const [there, here] = [await tab(), await tab()]
    await there.openProject(one)
    await here.openProject(one)
    there.editProject(typed('A moment ago.'))
    await here.takeOver()
    expect(here.shown()).toEqual([one, 'writes'])
    expect(here.project()?.context).toBe('A moment ago.')
    expect(there.shown()).toEqual([one, 'reads'])
    here.editProject(typed('By the new one.'))
    await here.flushProject()
    await vi.waitFor(() => expect(there.project()?.context).toBe('By the new one.'))
  })

  it('comes back to a tab that reads, once the tab that wrote is gone and stays so', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const [there, here] = [await tab(), await tab()]
    await there.openProject(one)
    await here.openProject(one)
    await here.takeOver()
    const looks = async (count: number) => {
      for (let i = 0; i < count; i++) await vi.advanceTimersByTimeAsync(3000)
    }
    await looks(3)
    expect([there.shown(), here.shown()]).toEqual([
      [one, 'reads'],
      [one, 'writes'],
    ])
    here.editProject(typed('The last words.'))
    await here.closeProject(one)
    await looks(1)
    // It may be a reload.
    expect(there.shown()).toEqual([one, 'reads'])
    await looks(1)
    await vi.waitFor(() => expect(there.shown()).toEqual([one, 'writes']))
    expect(there.project()?.context).toBe('The last words.')
  })

  it('is done once, however often it is asked for', async () => {
    const [there, here] = [await tab(), await tab()]
    await there.openProject(one)
    await here.openProject(one)
    const claim = vi.spyOn(here.storage, 'claim')
    await Promise.all([here.takeOver(), here.takeOver()])
    expect(claim).toHaveBeenCalledTimes(1)
    expect(here.shown()).toEqual([one, 'writes'])
    await here.takeOver()
    expect(claim).toHaveBeenCalledTimes(1)
  })

  it('hands what a full disk did not take to the tab that takes over', async () => {
    const [there, here] = [await tab(), await tab()]
    await there.openProject(one)
    await here.openProject(one)
    vi.spyOn(there.storage, 'save').mockRejectedValue(new there.AppError('storage-lost'))
    await there.commitProject((now) => ({ ...arrives(now), context: 'Unsaved.' }), blobs())
    expect(there.hasUnsaved()).toBe(true)
    await here.takeOver()
    await vi.waitFor(async () => expect(takesOf(await here.storage.load(one))).toEqual(['t1']))
    expect(here.project()?.context).toBe('Unsaved.')
    expect(await (await here.storage.loadBlob(one, picture.blob))?.text()).toBe('png')
    // The tab that handed it over has seen it saved.
    await vi.waitFor(() => expect(there.hasUnsaved()).toBe(false))
  })

  it('lets the project go again where storage refuses the claim', async () => {
    const [there, here] = [await tab(), await tab()]
    await there.openProject(one)
    await here.openProject(one)
    const broken = vi.spyOn(here.storage, 'claim').mockRejectedValueOnce(new here.AppError('storage-lost'))
    await here.takeOver()
    expect(here.shown()).toEqual([one, 'reads'])
    expect(here.problem()).toBe('storage-lost')
    await held()
    broken.mockRestore()
    await here.takeOver()
    expect(here.shown()).toEqual([one, 'writes'])
  })

  it('is followed by a tab that is only just opening the project', async () => {
    const [here, there] = [await tab(), await tab()]
    const slow = holdBack(here, 'claim')
    const opening = here.openProject(one)
    await slow.begun()
    await there.openProject(one)
    expect(there.shown()).toEqual([one, 'reads'])
    const asked = vi.fn()
    here.subscribeTabs(({ type }) => asked(type))
    const steal = vi.spyOn(browser.locks, 'request')
    const taking = there.takeOver()
    await vi.waitFor(() => expect(asked).toHaveBeenCalledWith('take-over'))
    slow.letGo()
    await Promise.all([opening, taking])
    expect(there.shown()).toEqual([one, 'writes'])
    expect(here.shown()).toEqual([one, 'reads'])
    // Handed over, not stolen.
    expect(steal.mock.calls.filter(([, options]) => (options as LockOptions).steal)).toEqual([])
  })

  it('leaves a tab that lost the project by force to read at once', async () => {
    const here = await tab()
    await here.openProject(one)
    const slow = holdBack(here, 'save')
    here.editProject(typed('Before.'))
    void browser.locks.request('writer:p1', { steal: true }, () => new Promise(() => undefined))
    await vi.waitFor(() => expect(here.shown()).toEqual([one, 'reads']))
    here.editProject(typed('After.'))
    expect(here.project()?.context).toBe('Before.')
    slow.letGo()
  })

  it('takes in what the last tab left behind while the project was being opened', async () => {
    const [here, there] = [await tab(), await tab()]
    const slow = holdBack(here, 'claim')
    const opening = here.openProject(one)
    await slow.begun()
    await there.deliverLate(makeProject(), arrives, blobs())
    expect(there.hasUnsaved()).toBe(true)
    await new Promise((resolve) => setTimeout(resolve, 20))
    slow.letGo()
    await opening
    await vi.waitFor(() => expect(takesOf(here.project())).toEqual(['t1']))
    await vi.waitFor(() => expect(there.hasUnsaved()).toBe(false))
  })
})

describe('where the browser has no locks', () => {
  beforeEach(() => vi.stubGlobal('navigator', { onLine: true }))

  it('only the last one that opened a project writes it, and gets what the other could not write', async () => {
    const [there, here] = [await tab(), await tab()]
    await there.openProject(one)
    there.editProject(typed('Typed before.'))
    await here.openProject(one)
    expect(here.shown()).toEqual([one, 'writes'])
    await there.flushProject()
    expect(there.shown()).toEqual([one, 'reads'])
    await vi.waitFor(() => expect(here.project()?.context).toBe('Typed before.'))
    await here.flushProject()
    await vi.waitFor(() => expect(there.hasUnsaved()).toBe(false))
  })

  it('a project is taken over after it was handed over, and nothing of it is lost', async () => {
    const here = await tab()
    await here.openProject(one)
    const slow = holdBack(here, 'save')
    here.editProject(typed('On the way out.'))
    const going = here.handOver(one)
    await vi.waitFor(() => expect(here.shown()).toEqual([one, 'reads']))
    const taking = here.takeOver()
    // Long enough for a takeover that does not wait.
    await new Promise((resolve) => setTimeout(resolve, 50))
    slow.letGo()
    await Promise.all([going, taking])
    expect(here.shown()).toEqual([one, 'writes'])
    expect(here.project()?.context).toBe('On the way out.')
  })
})

it('a late word about an earlier opening leaves the present one alone', async () => {
  const here = await tab()
  const lost = vi.fn()
  const project = makeProject()
  const release = () => undefined
  const numbered = (same: Project) => same
  here.useProjectStore.setState({ project })
  here.startWriting({ id: one, token: 'first', release, claimed: project, numbered }, lost)
  const refused = Promise.withResolvers<void>()
  vi.spyOn(here.storage, 'save').mockReturnValueOnce(refused.promise)
  here.editProject(typed('By the first.'))
  const flushing = here.flushProject()
  here.startWriting({ id: one, token: 'second', release, claimed: project, numbered }, lost)
  refused.reject(new here.AppError('taken-over'))
  await flushing
  expect(lost).not.toHaveBeenCalled()
  expect(here.isWriting(one, 'second')).toBe(true)
  expect(here.useProjectStore.getState().save.problem).toBeUndefined()
})
