import { beforeEach, expect, test, vi } from 'vitest'
import type { MarkLayer } from '../../src/domain/board/mark-layers.ts'
import type { BlobId, ShotId } from '../../src/domain/ids.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../src/domain/settings/settings.ts'
import { fileWords } from '../../src/ui/words/file-words.ts'
import { makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'

vi.hoisted(() => vi.stubGlobal('navigator', { onLine: true }))
const loadBlob = vi.fn<(id: BlobId) => Promise<Blob | undefined>>()
const download = vi.fn<(file: Blob, name: string) => void>()
const burnIn = vi.fn<(picture: Blob, layers: readonly MarkLayer[]) => Promise<Blob>>()
const findFocus = vi.fn()
vi.mock('../../src/store/project/writer.ts', () => ({ loadBlob, writeSoon: vi.fn() }))
vi.mock('../../src/services/handover/download.ts', () => ({ download }))
vi.mock('../../src/services/handover/burn-in.ts', () => ({ burnIn }))
vi.mock('../../src/services/takes/find-focus.ts', () => ({ findFocus }))
const { downloadOriginal } = await import('../../src/store/handover/downloads.ts')
const { useProjectStore } = await import('../../src/store/project/store.ts')
const { useSettingsStore } = await import('../../src/store/settings/store.ts')

const [pushed, still] = ['s1', 's2'] as [ShotId, ShotId]
const receipt = { ...makeTake('t', 'A fox.').receipt, model: 'a model' }
const jpeg = { ...makeTake('t1', 'A fox.'), mime: 'image/jpeg', receipt }
const set = (change: Partial<Settings>) =>
  useSettingsStore.setState({ settings: { ...DEFAULT_SETTINGS, ...change } })
const names = () => download.mock.calls.map(([, name]) => name)

beforeEach(() => {
  const shots = [
    makeShot('s1', { move: 'push-in', takes: [jpeg] }),
    makeShot('s2', { move: 'static', takes: [{ ...jpeg, id: 't2' as never }] }),
  ]
  useProjectStore.setState({ project: makeProject({ shots }), problems: {} })
  loadBlob.mockReset().mockResolvedValue(new Blob(['jpeg']))
  burnIn.mockReset().mockResolvedValue(new Blob(['burnt']))
  findFocus.mockReset().mockResolvedValue({ x: 0.9, y: 0.5 })
  download.mockReset()
})

test('unless it is set, pictures leave as they are stored', async () => {
  set({ burnIn: false })
  await downloadOriginal(pushed, fileWords())
  expect(names()).toEqual(['pilot_shot-001_take-1.jpg'])
  expect(burnIn).not.toHaveBeenCalled()
})

test('a picture under arrows leaves with them inside, as PNG and about its focus; one under nothing as it is', async () => {
  set({ burnIn: true })
  await downloadOriginal(pushed, fileWords())
  await downloadOriginal(still, fileWords())
  expect(names()).toEqual(['pilot_shot-001_take-1.png', 'pilot_shot-002_take-1.jpg'])
  expect(await download.mock.calls[0]?.[0].text()).toBe('burnt')
  expect(await download.mock.calls[1]?.[0].text()).toBe('jpeg')
  expect(findFocus).toHaveBeenCalledTimes(1)
  const layers = burnIn.mock.calls[0]?.[1]
  expect(layers?.map(({ kind }) => kind)).toEqual(['arrows'])
  findFocus.mockResolvedValue({ x: 0.1, y: 0.5 })
  await downloadOriginal(pushed, fileWords())
  expect(burnIn.mock.calls[1]?.[1]).not.toEqual(layers)
})
