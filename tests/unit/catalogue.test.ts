import 'fake-indexeddb/auto'
import { afterAll, expect, test, vi } from 'vitest'
import { openCatalogue } from '../../src/services/models/catalogue.ts'
import { startFakeOpenRouter } from '../fake-openrouter/fake-openrouter.ts'
import { never } from './openrouter-fixture.ts'

const fake = await startFakeOpenRouter()
afterAll(() => fake.close())

test('is asked for without a key and without a header of ours, once a day', async () => {
  let now = Date.now()
  const source = openCatalogue(() => now)
  const first = await source.load(fake.url, false, never)
  expect(first).toMatchObject({ source: 'live' })
  expect(first.image?.find(({ id }) => id === 'google/gemini-3.1-flash-image')).toMatchObject({
    prices: [{ billable: 'output_image', unit: 'image', cost: 0.067 }],
    resolutions: ['512', '1K', '2K', '4K'],
  })
  expect(fake.log.some(({ authorized }) => authorized)).toBe(false)
  // A model that cannot do the step is not looked up.
  expect(fake.log.some(({ path }) => path.includes('one-reference'))).toBe(false)

  const asked = fake.log.length
  expect(await source.load(fake.url, false, never)).toEqual(first)
  expect(fake.log).toHaveLength(asked)
  now += 25 * 3_600_000
  await source.load(fake.url, false, never)
  expect(fake.log.length).toBeGreaterThan(asked)
  expect(fake.violations).toEqual([])
})

test('without a network it is what was last known, else the bundled list; of an own server nothing is known', async () => {
  const source = openCatalogue(() => Date.now() + 48 * 3_600_000)
  const fetching = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('Failed to fetch'))
  expect(await source.load(fake.url, false, never)).toMatchObject({ source: 'live' })
  const bundled = await source.load('https://openrouter.ai/api/v1', false, never)
  expect(bundled.source).toBe('bundled')
  await expect(source.load('http://127.0.0.1:9/v1', false, never)).rejects.toMatchObject({
    code: 'server-silent',
  })
  fetching.mockRestore()
})
