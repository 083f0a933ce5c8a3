import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.mp4': 'video/mp4',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
}

export interface PlainHost {
  /** Of the app, under a path of two folders. */
  readonly url: string
  /** Serves another build from now on, as a deployment does: what the old one had is gone. */
  readonly deploy: (root: string) => void
  readonly stop: () => Promise<void>
}

/** A static host as they are: a path of its own, no header of ours, text compressed. */
export async function startPlainHost(first: string, port = 0): Promise<PlainHost> {
  let root = first
  const server = createServer(async ({ url = '/' }, response) => {
    const path = new URL(url, 'http://host').pathname.replace(/\/$/, '/index.html')
    const content = await readFile(join(root, path.replace(/^\/a\/b/, ''))).catch(() => undefined)
    if (!content || !path.startsWith('/a/b/')) return response.writeHead(404).end()
    const type = TYPES[extname(path)]
    const head = { 'Content-Type': type ?? 'application/octet-stream' }
    if (!type || type === 'video/mp4') return response.writeHead(200, head).end(content)
    return response.writeHead(200, { ...head, 'Content-Encoding': 'gzip' }).end(gzipSync(content))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('The host has no port.')
  return {
    url: `http://127.0.0.1:${address.port}/a/b/`,
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
