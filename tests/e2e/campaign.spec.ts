import { expect, test } from '@playwright/test'
import { killCampaign } from '../faults/kills.mjs'
import { tabCampaign } from '../faults/tabs.mjs'

// The short form of `npm run test:faults`.
test('twenty deaths at random instants cost no picture that had arrived', async ({ baseURL }) => {
  test.setTimeout(300_000)
  const found = await killCampaign({
    url: baseURL ?? '',
    kills: 20,
    seed: 7,
    browserEvery: 7,
    longestMs: 300,
    arrivalMs: 8000,
    patient: false,
  })
  expect(found).toMatchObject({ kills: 20, lost: 0, unreadable: 0, orphans: 0 })
  expect(found.received).toBeGreaterThan(0)
})

test('two tabs that race for a project lose no edit', async ({ baseURL }) => {
  const found = await tabCampaign({ url: baseURL ?? '', rounds: 6, seed: 7 })
  expect(found).toMatchObject({ lost: 0, unreadable: 0, writers: 0 })
  // How many get through depends on who writes when; that none was lost means nothing if there were
  // none.
  expect(found.edits).toBeGreaterThan(0)
  expect(found.takeovers).toBeGreaterThan(0)
})
