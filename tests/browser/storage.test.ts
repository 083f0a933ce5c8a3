import { expect, it } from 'vitest'
import type { BlobId, ProjectId } from '../../src/domain/ids.ts'
import { openStorage } from '../../src/services/storage/storage.ts'
import { openUpkeep } from '../../src/services/storage/upkeep.ts'
import { makeProject } from '../fixtures/make-project.ts'

it('keeps media byte for byte in the browser’s own database', async () => {
  const storage = openStorage()
  const id = `p${Math.random()}` as ProjectId
  const bytes = crypto.getRandomValues(new Uint8Array(50_000))
  const blob = 'x' as BlobId
  await storage.save(makeProject({ id }), new Map([[blob, new Blob([bytes], { type: 'image/png' })]]))
  const loaded = await storage.loadBlob(id, blob)
  expect(loaded?.type).toBe('image/png')
  expect(new Uint8Array((await loaded?.arrayBuffer()) ?? new ArrayBuffer())).toEqual(bytes)
  await openUpkeep().discard(id)
  expect(await storage.loadBlob(id, blob)).toBeDefined()
  await openUpkeep().purge(id)
  expect(await storage.loadBlob(id, blob)).toBeUndefined()
})
