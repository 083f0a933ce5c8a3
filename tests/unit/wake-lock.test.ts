import { expect, test, vi } from 'vitest'

const sentinels: { released: boolean; release: () => Promise<void> }[] = []
const request = vi.fn(async () => {
  const sentinel = {
    released: false,
    release: async () => {
      sentinel.released = true
    },
  }
  sentinels.push(sentinel)
  return sentinel
})
const page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
vi.stubGlobal('navigator', { onLine: true, wakeLock: { request } })
vi.stubGlobal('document', page)

const { useJobStore } = await import('../../src/store/jobs/store.ts')
const { keepAwake } = await import('../../src/store/jobs/wake-lock.ts')

const settled = () => new Promise((resolve) => setTimeout(resolve))
const isAwake = async () => {
  await settled()
  return sentinels.filter(({ released }) => !released).length
}
const run = (change: { readonly paused?: boolean } = {}) =>
  useJobStore.setState({
    job: {
      kind: 'draw',
      engine: 'sketch',
      doing: { code: 'draw' },
      done: 0,
      total: 3,
      startedAt: 0,
      ...change,
    },
  })
async function show(visibilityState: 'visible' | 'hidden') {
  page.visibilityState = visibilityState
  // As browsers do on their own.
  if (visibilityState === 'hidden') for (const sentinel of sentinels) sentinel.released = true
  page.dispatchEvent(new Event('visibilitychange'))
}

test('the screen stays on while a job runs and the page is seen, and no longer', async () => {
  keepAwake()
  expect(await isAwake()).toBe(0)
  run()
  run()
  expect(await isAwake()).toBe(1)
  run({ paused: true })
  expect(await isAwake()).toBe(0)
  run()
  expect(await isAwake()).toBe(1)
  await show('hidden')
  expect(await isAwake()).toBe(0)
  await show('visible')
  expect(await isAwake()).toBe(1)
  useJobStore.setState({ job: undefined })
  expect(await isAwake()).toBe(0)

  // A job that ends before the browser answers, and a browser that refuses.
  run()
  useJobStore.setState({ job: undefined })
  expect(await isAwake()).toBe(0)
  request.mockRejectedValueOnce(new DOMException('The battery is low.', 'NotAllowedError'))
  run()
  expect(await isAwake()).toBe(0)
})
