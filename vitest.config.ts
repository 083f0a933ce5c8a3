import { availableParallelism } from 'node:os'
import { playwright } from '@vitest/browser-playwright'
import { defaultClientConditions } from 'vite'
import { defineConfig } from 'vitest/config'
import { chromiumPath } from './tests/chromium.mjs'
import { databaseTests, ruleTests } from './tests/rule-tests.mjs'

const executablePath = chromiumPath()

/** What computes for long is tried with every seed and size in a script, with a few in a test. */
const EVERY_SEED = process.env.npm_lifecycle_event === 'test:seeds'

const ALL = ['tests/unit/**/*.test.ts']
/** Readers of others that come as packages or are tried in part by `npm test`. */
const JUDGED = ['pdf-judges', 'pdf-js', 'page-valid', 'handover-text', 'timelines'].map(
  (name) => `tests/unit/${name}.test.ts`,
)
const RULES = ruleTests(import.meta.dirname)
const DATABASES = databaseTests(import.meta.dirname)
const UNIT = {
  environment: 'node' as const,
  // vitest leaves one core free, half of two. In browser tests the app itself uses all.
  // Tests that wait for a service to give up leave theirs to another.
  maxWorkers: availableParallelism() + 1,
  // A thread starts for a third of the time of a process.
  pool: 'threads' as const,
  provide: { everySeed: EVERY_SEED },
  // Some tests compute whole networks, which takes more than five seconds on a busy machine.
  testTimeout: 60_000,
}

export default defineConfig({
  // The runtime's small build, with WebAssembly and glue in separate files.
  resolve: { conditions: ['onnxruntime-web-use-extern-wasm', ...defaultClientConditions] },
  worker: { format: 'es' },
  optimizeDeps: {
    exclude: ['@ffmpeg/ffmpeg', '@ffmpeg/core', 'onnxruntime-web'],
    include: [
      '@imagemagick/magick-wasm',
      '@noble/hashes/sha2.js',
      'comlink',
      'fake-indexeddb',
      'idb-keyval',
      'image-size',
      'mediabunny',
      'openai',
      'p-queue',
      'react',
      'react-dom/client',
      'valibot',
      'zustand',
    ],
    // A package found while tests run would reload the page of the test that is under way.
    noDiscovery: true,
  },
  test: {
    projects: [
      // One file of any kind: `npx vitest run --project unit FILE`. All are the next three.
      { extends: true, test: { ...UNIT, name: 'unit', include: ALL } },
      { extends: true, test: { ...UNIT, name: 'rules', include: RULES, isolate: false } },
      {
        extends: true,
        test: {
          ...UNIT,
          name: 'state',
          include: ALL,
          exclude: [...RULES, ...DATABASES],
          isolate: false,
          setupFiles: ['tests/fresh-modules.ts'],
        },
      },
      { extends: true, test: { ...UNIT, name: 'database', include: DATABASES } },
      {
        extends: true,
        test: {
          // What is handed over, read by programs of others: `npm run test:handover`.
          name: 'handover',
          environment: 'node',
          include: ['tests/handover/**/*.test.ts', ...JUDGED],
          provide: { everySeed: true },
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          // Faces in photographs and drawings: `npm run test:people`.
          name: 'people',
          environment: 'node',
          include: ['tests/people/**/*.test.ts'],
          testTimeout: 600_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          // After the others, which have another number of threads.
          sequence: { groupOrder: 1 },
          // The whole fuzz campaign is its own script; its first few seeds are a test.
          // So are all variants of the graphics processor's kernels: shaders compile slowly here.
          provide: {
            fuzzSeeds: process.env.npm_lifecycle_event === 'test:fuzz' ? 320 : 12,
            everySeed: EVERY_SEED,
            everyVariant: process.env.npm_lifecycle_event === 'test:gpu',
          },
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                ...(executablePath ? { executablePath } : {}),
                args: ['--no-sandbox', '--enable-unsafe-webgpu'],
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
