import 'fake-indexeddb/auto'
import { readFileSync } from 'node:fs'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { ProjectId } from '../../src/domain/ids.ts'
import { PROJECT_VERSION } from '../../src/domain/project/project.ts'
import { makeProject } from '../fixtures/make-project.ts'
import { installRawDatabase } from '../raw-database.mjs'

await installRawDatabase()

const FILE = new URL('../fixtures/projects/v1.json', import.meta.url)
const old = JSON.parse(readFileSync(FILE, 'utf8')) as { readonly id: ProjectId; readonly name: string }
const broken = { ...old, id: 'broken', version: 'one' }

/** The services as in a fresh page, which has not loaded the migrations. */
async function openApp() {
  vi.resetModules()
  const [{ storage }, trash, closed] = await Promise.all([
    import('../../src/services/index.ts'),
    import('../../src/services/storage/deleted-projects.ts'),
    import('../../src/services/storage/closed-projects.ts'),
  ])
  return { ...storage, ...trash, ...closed }
}

/** Puts records beside the app's own, without cards, as an earlier version left them. */
async function leave(records: readonly { readonly id: string }[]): Promise<void> {
  const { save } = await openApp()
  await save(makeProject({ id: 'present' as ProjectId }), new Map())
  await rawDatabase.write(
    'maestro',
    'projects',
    records.map((record) => [record.id, record]),
  )
}

describe('a record of an earlier version, on a page that has loaded no migrations', () => {
  beforeEach(() => {
    globalThis.indexedDB = new IDBFactory()
  })

  it('is listed beside present ones, and a broken one does not hide it', async () => {
    await leave([old, broken])
    const { cards, unreadable } = await (await openApp()).list()
    expect(cards.map(({ id }) => id).sort()).toEqual([old.id, 'present'].sort())
    expect(unreadable.map(({ code }) => code)).toEqual(['storage-lost'])
  })

  it('is loaded', async () => {
    await leave([old])
    expect(await (await openApp()).load(old.id)).toMatchObject({ name: old.name, version: PROJECT_VERSION })
  })

  it('is claimed, and takes a draft of an earlier version; a broken draft counts for nothing', async () => {
    await leave([old])
    const { claim } = await openApp()
    await claim(old.id, 'first')
    const draft = (record: object) => ({ token: 'first', record: { ...old, ...record } })
    const typed = { context: 'Typed last.', updatedAt: Date.now(), edition: 9 }
    const page = await openApp()
    expect(await page.claim(old.id, 'first', draft({ ...typed, version: 'x' }))).toMatchObject({
      name: old.name,
    })
    expect(await page.claim(old.id, 'second', draft(typed))).toMatchObject({ context: 'Typed last.' })
  })

  it('is duplicated, discarded, listed in the trash, and restored', async () => {
    await leave([old])
    await (await openApp()).duplicateProject(old.id, 'copy' as ProjectId, 'Copy')
    await (await openApp()).discardProject(old.id)
    expect(await (await openApp()).listTrash()).toMatchObject([{ id: old.id, name: old.name }])
    await (await openApp()).restoreProject(old.id)
    expect(await (await openApp()).load(old.id)).toMatchObject({ version: PROJECT_VERSION })
  })
})
