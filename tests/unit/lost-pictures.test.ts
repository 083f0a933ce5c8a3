import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { BlobId } from '../../src/domain/ids.ts'

const loadBlob = vi.fn<(id: BlobId) => Promise<Blob | undefined>>()
vi.mock('../../src/store/project/writer.ts', () => ({ loadBlob }))
const { loadPicture, useLostStore } = await import('../../src/store/takes/lost-pictures.ts')

const id = 'b1' as BlobId
const picture = new Blob(['p'])

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

async function loaded(): Promise<Blob | undefined> {
  const found = loadPicture(id)
  await vi.runAllTimersAsync()
  return found
}

it('asks again for a picture that a storage failed to give, and then shows it', async () => {
  loadBlob.mockRejectedValueOnce(new Error('no answer')).mockResolvedValue(picture)
  expect(await loaded()).toBe(picture)
  expect(useLostStore.getState().lost.size).toBe(0)
})

it('counts one as lost that is still not there, until it is', async () => {
  loadBlob.mockResolvedValue(undefined)
  expect(await loaded()).toBeUndefined()
  expect([...useLostStore.getState().lost]).toEqual([id])
  loadBlob.mockResolvedValue(picture)
  expect(await loaded()).toBe(picture)
  expect(useLostStore.getState().lost.size).toBe(0)
})
