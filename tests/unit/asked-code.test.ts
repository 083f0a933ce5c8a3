import { expect, test, vi } from 'vitest'
import { loadAsked, useAskedCode } from '../../src/store/app/asked-code.ts'

const shown = () => useAskedCode.getState().map(({ onRetry }) => (onRetry ? 'missing' : 'coming'))

test('code that a person waits for is shown until it is there, and asked for again where it did not come', async () => {
  const load = vi.fn(async () => 'part')
  load.mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module'))
  const part = loadAsked(load)
  const other = loadAsked(() => new Promise<string>(() => {}))
  expect(shown()).toEqual(['coming', 'coming'])
  await vi.waitFor(() => expect(shown()).toEqual(['coming', 'missing']))
  useAskedCode.getState()[1]?.onRetry?.()
  expect(await part).toBe('part')
  expect(shown()).toEqual(['coming'])
  useAskedCode.getState()[0]?.onClose()
  await expect(other).rejects.toMatchObject({ code: 'cancelled' })
  expect(shown()).toEqual([])
})

test.each([
  ['comes', () => Promise.resolve('part')],
  ['fails', () => Promise.reject(new TypeError('Failed to fetch'))],
])('what was given up stays so when its code %s', async (_, end) => {
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const part = loadAsked(async () => {
    await held
    return end()
  })
  useAskedCode.getState()[0]?.onClose()
  await expect(part).rejects.toMatchObject({ code: 'cancelled' })
  letGo()
  // All that waits for it has run once the loop turns.
  await new Promise((resolve) => setImmediate(resolve))
  expect(shown()).toEqual([])
})
