import { expect, it } from 'vitest'
import type { BlobId, ProjectId } from '../../src/domain/ids.ts'
import { storage } from '../../src/services/index.ts'
import { openLedger } from '../../src/services/money/ledger.ts'
import { discardProject, purgeProject } from '../../src/services/storage/deleted-projects.ts'
import { makeProject } from '../fixtures/make-project.ts'
import { installRawDatabase } from '../raw-database.mjs'

it('keeps media byte for byte in the browser’s own database', async () => {
  const id = `p${Math.random()}` as ProjectId
  const bytes = crypto.getRandomValues(new Uint8Array(50_000))
  const blob = 'x' as BlobId
  await storage.save(makeProject({ id }), new Map([[blob, new Blob([bytes], { type: 'image/png' })]]))
  const loaded = await storage.loadBlob(id, blob)
  expect(loaded?.type).toBe('image/png')
  expect(new Uint8Array((await loaded?.arrayBuffer()) ?? new ArrayBuffer())).toEqual(bytes)
  await discardProject(id)
  expect(await storage.loadBlob(id, blob)).toBeDefined()
  await purgeProject(id)
  expect(await storage.loadBlob(id, blob)).toBeUndefined()
})

it('puts an entry of the ledger on disk while a save that began before is under way', async () => {
  const id = `p${Math.random()}` as ProjectId
  await storage.save(makeProject({ id }), new Map())
  // The first look takes over what the app before kept among the projects.
  await openLedger().entries(id)
  await installRawDatabase()
  const save = await rawDatabase.hold('maestro', ['projects', 'media'])
  await openLedger().reserve(id, 'one', { at: 1, role: 'draw', model: 'm', estimate: 0.04 }, null)
  expect(await openLedger().entries(id)).toHaveProperty('size', 1)
  await save()
})
