import { beforeEach, expect, test, vi } from 'vitest'

interface Launch {
  readonly targetURL?: string
  readonly files: readonly { readonly getFile: () => Promise<File> }[]
}
const queue: { consumer?: (launch: Launch) => unknown } = {}
vi.stubGlobal('navigator', { onLine: true })
vi.stubGlobal('window', {
  launchQueue: {
    setConsumer: (consumer: (launch: Launch) => unknown) => {
      queue.consumer = consumer
    },
  },
})

const { followLaunches, reportLostShare } = await import('../../src/store/library/arrivals.ts')
const { clearLibraryProblems, useLibraryStore } = await import('../../src/store/library/store.ts')
const problems = () => useLibraryStore.getState().problems.map(({ code }) => code)

beforeEach(clearLibraryProblems)

test('of files that the app is opened with, one that is gone is told and the others are taken', async () => {
  const taken: string[] = []
  followLaunches({
    onFiles: (files) => taken.push(...files.map(({ name }) => name)),
    onAddress: () => undefined,
  })
  await queue.consumer?.({
    files: [
      { getFile: () => Promise.reject(new DOMException('It was moved.', 'NotFoundError')) },
      { getFile: async () => new File(['clip'], 'clip.mp4') },
    ],
  })
  expect(taken).toEqual(['clip.mp4'])
  expect(problems()).toEqual(['file-gone'])
})

test('that a share had no room is told when it is news, and not at an address that was kept', () => {
  reportLostShare(String(Date.now() - 3_600_000))
  reportLostShare('')
  expect(problems()).toEqual([])
  reportLostShare(String(Date.now()))
  expect(problems()).toEqual(['no-space'])
})
