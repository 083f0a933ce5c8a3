import { beforeEach, expect, test, vi } from 'vitest'
import type { BlobId, ShotId } from '../../src/domain/ids.ts'
import { withTake } from '../../src/domain/takes/takes.ts'
import { fileWords } from '../../src/ui/words/file-words.ts'
import { makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'

vi.hoisted(() => vi.stubGlobal('navigator', { onLine: true }))
const loadBlob = vi.fn<(id: BlobId) => Promise<Blob | undefined>>()
const download = vi.fn<(file: Blob, name: string) => void>()
vi.mock('../../src/store/project/writer.ts', () => ({ loadBlob, writeSoon: vi.fn() }))
vi.mock('../../src/services/handover/download.ts', () => ({ download }))
const { downloadOriginal } = await import('../../src/store/handover/downloads.ts')
const { useProjectStore } = await import('../../src/store/project/store.ts')

const shot = 's1' as ShotId
const problem = () => useProjectStore.getState().problems.project

beforeEach(() => {
  const project = withTake(makeProject(), makeShot('s1'), makeTake('t1', 'Shot s1'))
  useProjectStore.setState({ project, problems: {} })
  download.mockReset()
})

test('a picture is downloaded under a name of its own', async () => {
  loadBlob.mockResolvedValue(new Blob(['png']))
  await downloadOriginal(shot, fileWords())
  expect(download.mock.calls.map(([, name]) => name)).toEqual(['pilot_shot-001_take-1.png'])
  expect(problem()).toBeUndefined()
})

test('one that the storage has lost, or does not give, is said and not passed over', async () => {
  loadBlob.mockResolvedValue(undefined)
  await downloadOriginal(shot, fileWords())
  expect(problem()).toEqual({ code: 'picture-gone', detail: 'pilot_shot-001_take-1.png' })
  loadBlob.mockRejectedValue(new DOMException('The disk is gone.', 'UnknownError'))
  await downloadOriginal(shot, fileWords())
  expect(problem()?.code).not.toBe('picture-gone')
  expect(download).not.toHaveBeenCalled()
})
