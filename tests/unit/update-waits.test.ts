import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { AppError } from '../../src/lib/errors.ts'

const reload = vi.fn()
vi.hoisted(() => {
  vi.stubGlobal('navigator', { onLine: true })
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
  vi.stubGlobal('document', { querySelector: () => null })
})
vi.stubGlobal('location', { hash: '', reload })
vi.mock('../../src/services/app/updates.ts', () => ({ switchVersion: async () => undefined }))
vi.mock('../../src/services/app/tabs.ts', () => ({
  whileNoJobs: async (task: () => Promise<void>) => {
    await task()
    return true
  },
  broadcast: () => undefined,
  subscribeTabs: () => () => undefined,
}))

const { acceptUpdate } = await import('../../src/store/app/updates.ts')
const { useMadeFiles } = await import('../../src/store/handover/made-files.ts')
const { clearProblem, setProblem } = await import('../../src/store/jobs/problems.ts')

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const later = () => vi.advanceTimersByTimeAsync(60_000)

it('a page stays old while it alone holds an answer that may be paid for, or makes files', async () => {
  const bytes = new Uint8Array(3)
  setProblem(
    'shots',
    new AppError('picture-not-shown', undefined, { came: { file: { bytes, type: 'image/jxl' } } }),
  )
  void acceptUpdate()
  await later()
  expect(reload).not.toHaveBeenCalled()
  useMadeFiles.setState({ running: true })
  clearProblem('shots')
  await later()
  expect(reload).not.toHaveBeenCalled()
  useMadeFiles.setState({ running: false })
  await later()
  expect(reload).toHaveBeenCalledOnce()
})
