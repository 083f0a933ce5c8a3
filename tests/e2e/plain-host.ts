import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, type Page } from '@playwright/test'

/** MIME types that every static server knows. */
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
}

export interface PlainHost {
  readonly url: string
  /** Serves another build from now on, as after a deployment: the old files are gone. */
  readonly deploy: (root: string) => void
  readonly stop: () => Promise<void>
}

interface HostManners {
  /** The app's own folder on the host. */
  readonly path?: string
  /**
   * Answers missing files with the page and 200, as hosts of single-page apps do, and lets browsers
   * cache everything for a year.
   */
  readonly careless?: boolean
  /** Redirects from `index.html` to the folder, as Cloudflare Pages does. */
  readonly tidiesAddresses?: boolean
}

/**
 * A typical static host: a subpath, none of our headers, compressed text, no type for rare files.
 */
export async function startPlainHost(
  first: string,
  { path: folder = '/a/b/', careless = false, tidiesAddresses = false }: HostManners = {},
): Promise<PlainHost> {
  let root = first
  const server = createServer(async ({ url = '/' }, response) => {
    const asked = new URL(url, 'http://host').pathname
    if (tidiesAddresses && asked.endsWith('/index.html')) {
      return response.writeHead(308, { Location: folder }).end()
    }
    const within = asked.startsWith(folder) ? asked.slice(folder.length).replace(/^$/, 'index.html') : ''
    const read = (name: string) => readFile(join(root, name)).catch(() => undefined)
    const found = within ? await read(within) : undefined
    const content = found ?? (careless ? await read('index.html') : undefined)
    if (!content) return response.writeHead(404).end()
    const type = TYPES[found ? extname(within) : '.html']
    const head = {
      'Content-Type': type ?? 'application/octet-stream',
      ...(careless && { 'Cache-Control': 'public, max-age=31536000, immutable' }),
    }
    if (!type) return response.writeHead(200, head).end(content)
    return response.writeHead(200, { ...head, 'Content-Encoding': 'gzip' }).end(gzipSync(content))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('The host has no port.')
  return {
    url: `http://127.0.0.1:${address.port}${folder}`,
    deploy: (next) => {
      root = next
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Waits until the service worker controls the page and answers the app that it has every file. */
export async function expectKept(page: Page): Promise<void> {
  const isKept = () =>
    page.evaluate(async () => {
      const { port1, port2 } = new MessageChannel()
      const answer = new Promise((resolve) => {
        port1.onmessage = ({ data }) => resolve(data.kept)
      })
      const { controller } = navigator.serviceWorker
      controller?.postMessage('look', [port2])
      return controller ? answer : false
    })
  await expect.poll(isKept, { timeout: 60_000 }).toBe(true)
}
