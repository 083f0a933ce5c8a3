import { availableParallelism } from 'node:os'
import { playwright } from '@vitest/browser-playwright'
import { defaultClientConditions } from 'vite'
import { defineConfig } from 'vitest/config'
import { chromiumPath } from './tests/chromium.mjs'

const executablePath = chromiumPath()

export default defineConfig({
  // The runtime's small build, whose WebAssembly and glue are files of their own and not inside the
  // script.
  resolve: { conditions: ['onnxruntime-web-use-extern-wasm', ...defaultClientConditions] },
  worker: { format: 'es' },
  optimizeDeps: {
    exclude: ['@ffmpeg/ffmpeg', '@ffmpeg/core', 'onnxruntime-web'],
    include: ['comlink', 'idb-keyval', 'mediabunny', '@imagemagick/magick-wasm'],
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          // vitest leaves one core free, which on two is half of them. In the browser the app
          // itself takes them all.
          maxWorkers: availableParallelism(),
          include: ['tests/unit/**/*.test.ts'],
          // Whole networks are computed in some: on a busy machine five seconds are not enough.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          // The whole fuzz campaign is a script of its own, and its first few are a test.
          provide: { fuzzSeeds: process.env.npm_lifecycle_event === 'test:fuzz' ? 320 : 12 },
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
