import { join } from 'node:path'
import { chromium } from 'playwright'
import { build, loadConfigFromFile } from 'vite'
import { serve } from '../../serve.mjs'
import { chromiumPath } from '../chromium.mjs'

const ROOT = join(import.meta.dirname, '..', '..')

/**
 * Builds and serves a page of this folder that uses the app's services and workers.
 * @param {string} name of its .html
 * @param {string} work folder for the build
 */
async function serveBenchPage(name, work) {
  const dist = join(work, `page-${name}`)
  // Workers are bundled as the app's are: how many files one is in, and which libraries, counts.
  const env = { command: 'build', mode: 'bench' }
  const { resolve, worker } = (await loadConfigFromFile(env, join(ROOT, 'vite.config.ts'))).config
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    base: './',
    publicDir: false,
    resolve,
    worker,
    build: {
      outDir: dist,
      emptyOutDir: true,
      target: 'es2023',
      assetsInlineLimit: 0,
      rolldownOptions: { input: join(import.meta.dirname, `${name}.html`) },
    },
  })
  const server = await serve({ root: dist, port: 0 })
  return { url: `${server.url}tests/bench/${name}.html`, close: () => server.close() }
}

/** The same; `open` opens it in a new headless Chromium, which is started with `flags`. */
export async function openBenchPage(name, work, flags = []) {
  const bench = await withBrowser(await serveBenchPage(name, work), flags)
  const open = async () => {
    // A context of its own gets a process of its own.
    const page = await (await bench.browser.newContext()).newPage()
    await page.goto(bench.url)
    return page
  }
  return { ...bench, open }
}

/** The app as it is built in dist/, and a headless Chromium. */
export const openApp = async () =>
  withBrowser(await serve({ root: join(ROOT, 'dist'), port: 0, host: '127.0.0.1' }))

async function withBrowser({ url, close }, flags = []) {
  const executablePath = chromiumPath()
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox', ...flags],
  })
  return {
    url,
    browser,
    close: async () => {
      await browser.close()
      await close()
    },
  }
}
