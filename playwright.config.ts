import { createServer } from 'node:net'
import { defineConfig } from '@playwright/test'
import { chromiumPath } from './tests/chromium.mjs'

/** A free port, so that two checkouts can be tested at once. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (!address || typeof address === 'string') throw new Error('The system gave no port.')
  return address.port
}

// Each of Playwright's worker processes reads this file again and inherits the first one's port.
process.env.MAESTRO_E2E_PORT ??= String(await freePort())
const PORT = Number(process.env.MAESTRO_E2E_PORT)
const executablePath = chromiumPath()

/** The slowest files start first, so that none runs alone at the end. */
const LONGEST = [
  'offline',
  'update',
  'languages',
  'upscale',
  'faults',
  'accessibility',
  'edit-take',
  'references',
  'keyboard',
  'picture-server',
  'hand-over',
  'play',
  'own-upscaler',
  'money',
].map((name) => `**/${name}.spec.ts`)

/**
 * End-to-end tests on the production build in dist/ (`npm test` builds it first), with the headers
 * of the real server, which also collects policy violations.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  // Tests start in the order of the projects.
  projects: [
    { name: 'sample', testMatch: '**/make-sample.setup.ts' },
    { name: 'long', testMatch: LONGEST, dependencies: ['sample'] },
    { name: 'short', testMatch: '**/*.spec.ts', testIgnore: LONGEST, dependencies: ['sample'] },
  ],
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  // One more than the two cores it must do with, because tests also wait.
  workers: 3,
  // Real browsers on busy cores: a test that passes on the retry is listed as flaky.
  retries: 1,
  timeout: 120_000,
  // A page that loads beside another test's drawing on two cores is slow.
  expect: { timeout: 15_000 },
  // setup.mjs sums up the JSON report.
  reporter: [['list'], ['json', { outputFile: 'node_modules/.maestro/e2e.json' }]],
  use: {
    baseURL: `http://127.0.0.1:${PORT}/`,
    browserName: 'chromium',
    // Each test would install the app anew; tests of the installation allow it.
    serviceWorkers: 'block',
    // Animations cost CPU frames here, and no test checks them.
    contextOptions: { reducedMotion: 'reduce' },
    // Recording slows each test by a tenth; `MAESTRO_TRACE=1` enables it for an unexplained
    // failure.
    trace: process.env.MAESTRO_TRACE
      ? { mode: 'retain-on-failure', screenshots: false, snapshots: true, sources: false }
      : 'off',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // Nothing here needs the emulated graphics processor to put layers together, which costs a
      // tenth of the processor time.
      args: ['--no-sandbox', '--enable-unsafe-webgpu', '--disable-gpu-compositing'],
    },
  },
  webServer: {
    command: `node tests/reporting-host.mjs ${PORT}`,
    url: `http://127.0.0.1:${PORT}/`,
    reuseExistingServer: false,
    stdout: 'ignore',
  },
})
