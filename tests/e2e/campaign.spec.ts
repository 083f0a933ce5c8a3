import { killCampaign } from '../faults/kills.mjs'
import { tabCampaign } from '../faults/tabs.mjs'
import { directSample, expect, exportSample, importSample, test, withoutPicker } from './app.ts'

// The short form of `npm run test:faults`.
test('deaths at random instants cost no picture that had arrived', async ({ page, baseURL }) => {
  test.setTimeout(300_000)
  await page.addInitScript(withoutPicker)
  await directSample(page, 3, { strip: true })
  const board = await exportSample(page)
  await page.close()
  const found = await killCampaign({
    url: baseURL ?? '',
    kills: 2,
    seed: 7,
    browserEvery: 2,
    longestMs: 300,
    arrivalMs: 30_000,
    patient: false,
    arrivals: 0.7,
    begin: async (mortal) => {
      await mortal.goto(baseURL ?? '')
      await importSample(mortal, board)
      await mortal.getByLabel('Project name').waitFor()
    },
  })
  expect(found).toMatchObject({ kills: 2, browserKills: 1, lost: 0, unreadable: 0, orphans: 0 })
  expect(found.received).toBeGreaterThan(0)
})

test('two tabs that race for a project lose no edit', async ({ baseURL }) => {
  const found = await tabCampaign({ url: baseURL ?? '', rounds: 3, seed: 7 })
  expect(found).toMatchObject({ lost: 0, unreadable: 0, writers: 0 })
  // The counts depend on timing, but without any edit nothing could be lost.
  expect(found.edits).toBeGreaterThan(0)
  expect(found.takeovers).toBeGreaterThan(0)
})
