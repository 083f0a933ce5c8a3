import { createServer } from 'node:net'
import { defineConfig } from '@playwright/test'
import { chromiumPath } from './tests/chromium.mjs'

/**
 * A port that nobody uses: two checkouts can be tested at once, and nothing of the machine's own is
 * in the way.
 */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (!address || typeof address === 'string') throw new Error('The system gave no port.')
  return address.port
}

// Each of Playwright's worker processes reads this file again; they inherit what the first one
// chose.
process.env.MAESTRO_E2E_PORT ??= String(await freePort())
const PORT = Number(process.env.MAESTRO_E2E_PORT)
const executablePath = chromiumPath()

/** Files whose tests take longest: they go first, so that none is left running alone at the end. */
const LONGEST = ['campaign', 'upscale', 'accessibility', 'faults', 'offline', 'update', 'money'].map(
  (name) => `**/${name}.spec.ts`,
)

/**
 * End to end, on the production build in dist/ (`npm test` builds it first), with the headers of
 * the real server, which also collects what the policy forbids.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  // Tests start in the order of the projects.
  projects: [
    { name: 'long', testMatch: LONGEST },
    { name: 'short', testMatch: '**/*.spec.ts', testIgnore: LONGEST },
  ],
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  // One more than the two cores that it must do with: a test also waits.
  workers: 3,
  // Real browsers on busy cores: what passes the second time is listed as flaky, what does not
  // fails.
  retries: 1,
  timeout: 120_000,
  // A page that loads beside another test's drawing on two cores takes its time; what never comes
  // still fails.
  expect: { timeout: 15_000 },
  // setup.mjs sums up the JSON report.
  reporter: [['list'], ['json', { outputFile: 'node_modules/.maestro/e2e.json' }]],
  use: {
    baseURL: `http://127.0.0.1:${PORT}/`,
    browserName: 'chromium',
    // Each test would install the app anew; those that are about it allow it.
    serviceWorkers: 'block',
    // Here the processor draws each frame of what moves, and no test looks at that.
    contextOptions: { reducedMotion: 'reduce' },
    // Recording slows each test by a tenth: `MAESTRO_TRACE=1` does it, for a failure that its
    // message does not explain.
    trace: process.env.MAESTRO_TRACE
      ? { mode: 'retain-on-failure', screenshots: false, snapshots: true, sources: false }
      : 'off',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: ['--no-sandbox', '--enable-unsafe-webgpu'],
    },
  },
  webServer: {
    command: `node tests/reporting-host.mjs ${PORT}`,
    url: `http://127.0.0.1:${PORT}/`,
    reuseExistingServer: false,
    stdout: 'ignore',
  },
})
