import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { build } from 'vite'
import { serve } from '../../serve.mjs'
import { chromiumPath } from '../chromium.mjs'

const ROOT = join(import.meta.dirname, '..', '..')
const DIST = join(ROOT, 'node_modules', '.maestro', 'clips-page')

/** Builds the page with the app's own frame service and workers, as the production build makes them. */
export async function buildPage() {
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    base: './',
    publicDir: false,
    worker: { format: 'es' },
    build: {
      outDir: DIST,
      emptyOutDir: true,
      target: 'es2023',
      assetsInlineLimit: 0,
      rolldownOptions: { input: join(import.meta.dirname, 'clips.html') },
    },
  })
}

/** Starts a browser of its own with the built page. `complaints` collects what it writes to the console as errors. */
export async function openPage() {
  const server = await serve({ root: DIST, port: 0 })
  const executablePath = chromiumPath()
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox'],
  })
  const page = await browser.newPage()
  const complaints = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.goto(`${server.url}tests/clips/clips.html`)
  return {
    version: browser.version(),
    complaints,
    /** Workers that are still there. */
    workers: () => page.workers().length,
    /** @param {string} clip path @param {'app' | 'ffmpeg'} way */
    run: async (clip, way = 'app') => {
      await page.locator('input').setInputFiles(clip)
      return await page.evaluate((chosen) => window.runChosenClip(chosen), way)
    },
    close: async () => {
      await browser.close()
      await server.close()
    },
  }
}

/** Peak memory in MB of the largest of this process's renderers so far; undefined where there is no /proc. */
export function peakRendererMegabytes() {
  try {
    const peaks = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => rendererPeak(pid))
    return Math.max(0, ...peaks)
  } catch {
    return undefined
  }
}

function rendererPeak(pid) {
  try {
    if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer')) return 0
    if (!isDescendant(pid)) return 0
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

function isDescendant(pid) {
  for (let at = Number(pid); at > 1; ) {
    if (at === process.pid) return true
    at = Number(/PPid:\s+(\d+)/.exec(readFileSync(`/proc/${at}/status`, 'utf8'))?.[1] ?? 0)
  }
  return false
}
