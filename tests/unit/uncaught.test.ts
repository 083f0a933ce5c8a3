import { beforeEach, expect, test, vi } from 'vitest'
import { AppError } from '../../src/lib/errors.ts'

const page = new EventTarget()
vi.stubGlobal('window', page)
vi.stubGlobal('navigator', { onLine: true })

const { useAppStore } = await import('../../src/store/app/store.ts')
const { clearLibraryProblems, useLibraryStore } = await import('../../src/store/library/store.ts')
const { NOTHING_OPEN, useProjectStore } = await import('../../src/store/project/store.ts')
const { watchForUncaught } = await import('../../src/store/app/uncaught.ts')
const { makeProject } = await import('../fixtures/make-project.ts')
watchForUncaught()

/** @returns false if the console stays silent. */
const rejected = (reason: unknown) =>
  page.dispatchEvent(Object.assign(new Event('unhandledrejection', { cancelable: true }), { reason }))
const thrown = (error: unknown) => page.dispatchEvent(Object.assign(new Event('error'), { error }))

beforeEach(() => {
  useAppStore.setState({ log: [] })
  clearLibraryProblems()
  useProjectStore.setState(NOTHING_OPEN)
})

test('a rejection that nobody caught is shown and in the log, once', () => {
  rejected(new AppError('storage-lost'))
  thrown(new AppError('storage-lost'))
  expect(useLibraryStore.getState().problems).toEqual([{ code: 'storage-lost' }])
  expect(useAppStore.getState().log).toHaveLength(1)
})

test('a rejection alone is heard, and so is an error alone', () => {
  rejected(new AppError('storage-full'))
  thrown(new AppError('no-space'))
  expect(useLibraryStore.getState().problems.map(({ code }) => code)).toEqual(['storage-full', 'no-space'])
})

test('in an open project it is shown there', () => {
  useProjectStore.setState({ project: makeProject() })
  thrown(new TypeError('shots is not iterable'))
  expect(useProjectStore.getState().problems.project).toEqual({
    code: 'bug',
    detail: 'shots is not iterable',
  })
  expect(useLibraryStore.getState().problems).toEqual([])
})

test('a cancel, and a remark about the layout, are no failure', () => {
  expect(rejected(new AppError('cancelled', 'The project was closed.'))).toBe(false)
  thrown(undefined)
  expect(useAppStore.getState().log).toEqual([])
})
