import { createReadStream, realpathSync } from 'node:fs'
import { readFile, realpath, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, sep } from 'node:path'
import { pipeline } from 'node:stream'
import { fileURLToPath } from 'node:url'

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.mp4': 'video/mp4',
  '.onnx': 'application/octet-stream',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/**
 * Sent with every response, errors included; public/_headers has the same for hosts that read it.
 */
const HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
}

const ENTITIES = { '&amp;': '&', '&quot;': '"', '&#39;': "'", '&lt;': '<', '&gt;': '>' }

/**
 * The built page's policy, as a header. A meta tag reaches the page only: a worker takes its policy
 * from its script's response, and `frame-ancestors` is ignored in a meta tag. Read for each
 * response, so that a new build under a running server brings its own policy.
 */
async function contentSecurityPolicy(root) {
  const html = await readFile(join(root, 'index.html'), 'utf8').catch(() => '')
  const meta = /<meta\s[^>]*http-equiv="Content-Security-Policy"[^>]*>/i.exec(html)?.[0] ?? ''
  const policy = /\scontent="([^"]*)"/i
    .exec(meta)?.[1]
    ?.replace(/&(amp|quot|#39|lt|gt);/g, (e) => ENTITIES[e])
  return policy ? { 'Content-Security-Policy': `${policy}; frame-ancestors 'none'` } : {}
}

/** The absolute path of the requested file; undefined when there is none inside the root. */
async function resolveFile(root, pathname) {
  // A build has no names with a backslash or NUL; on Windows a backslash would escape the root.
  if (/[\\\0]/.test(pathname)) return undefined
  const asked = join(root, pathname.endsWith('/') ? `${pathname}index.html` : pathname)
  const path = await realpath(asked).catch(() => undefined)
  return path?.startsWith(root + sep) ? path : undefined
}

/**
 * The byte range of a Range header, ends included. `undefined`: send everything (no range, several
 * ranges, or another unit; RFC 9110 §14.2 allows that). `null`: the range lies outside the file.
 */
function byteRange(header, sizeBytes) {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return undefined
  const [first, last] = [match[1], match[2]].map((part) => (part === '' ? undefined : Number(part)))
  const start = first ?? Math.max(0, sizeBytes - last)
  const end = first === undefined || last === undefined ? sizeBytes - 1 : Math.min(last, sizeBytes - 1)
  if (first !== undefined && last !== undefined && last < first) return undefined
  return start < sizeBytes && start <= end ? { start, end } : null
}

function sayNo(response, status, text, headers) {
  response.writeHead(status, { ...headers, 'Content-Type': TYPES['.txt'], 'Cache-Control': 'no-store' })
  response.end(response.req.method === 'HEAD' ? undefined : `${text}\n`)
}

function pathnameOf(url) {
  try {
    return decodeURIComponent(url.split(/[?#]/, 1)[0])
  } catch {
    return undefined
  }
}

async function answer(root, request, response) {
  const headers = { ...HEADERS, ...(await contentSecurityPolicy(root)) }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return sayNo(response, 405, 'Only GET and HEAD are answered here.', { ...headers, Allow: 'GET, HEAD' })
  }
  const pathname = pathnameOf(request.url)
  if (!pathname?.startsWith('/')) return sayNo(response, 400, 'This address cannot be read.', headers)
  const path = await resolveFile(root, pathname)
  const info = path && (await stat(path))
  if (!info?.isFile()) return sayNo(response, 404, 'There is no such file here.', headers)

  const hashed = pathname.startsWith('/assets/')
  const etag = `"${info.size.toString(36)}-${Math.round(info.mtimeMs).toString(36)}"`
  Object.assign(headers, {
    'Content-Type': TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream',
    'Cache-Control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    'Accept-Ranges': 'bytes',
    ETag: etag,
  })
  if (request.headers['if-none-match'] === etag) return response.writeHead(304, headers).end()

  const stale = request.headers['if-range'] !== undefined && request.headers['if-range'] !== etag
  const range = stale ? undefined : byteRange(request.headers.range, info.size)
  if (range === null) {
    const unit = { ...headers, 'Content-Range': `bytes */${info.size}` }
    return sayNo(response, 416, 'The range lies outside the file.', unit)
  }
  if (range) headers['Content-Range'] = `bytes ${range.start}-${range.end}/${info.size}`
  headers['Content-Length'] = range ? range.end - range.start + 1 : info.size
  response.writeHead(range ? 206 : 200, headers)
  if (request.method === 'HEAD' || info.size === 0) return response.end()
  // A client that disconnects (a seeking video) is no error; the stream is closed either way.
  pipeline(createReadStream(path, range), response, () => {})
}

/**
 * Serves a folder of static files with the headers that the app needs. A library such as sirv would
 * do most of it, but not `If-Range`, which a download goes on with, and it follows links that lead
 * out of the folder.
 * @param {{ root: string, port: number, host?: string }} options port 0 takes any free one; host
 * defaults to 127.0.0.1
 * @returns {Promise<{ url: string, close: () => Promise<void> }>} rejects with a message for the
 * user
 */
export async function serve({ root, port, host = '127.0.0.1' }) {
  const real = await realpath(root).catch(() => undefined)
  if (!real) throw new Error(`There is no folder ${root} to serve: build first (npm start does).`)
  const server = createServer((request, response) => {
    answer(real, request, response).catch(() => {
      if (!response.headersSent) sayNo(response, 500, 'This file could not be read.', HEADERS)
      else response.destroy()
    })
  })
  await new Promise((resolve, reject) => {
    server.once('error', (error) => reject(new Error(listenProblem(error, host, port), { cause: error })))
    server.listen(port, host, resolve)
  })
  const name = host.includes(':') ? `[${host}]` : host
  return {
    url: `http://${name}:${server.address().port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      }),
  }
}

function listenProblem(error, host, port) {
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} is taken by another program. Stop that one, or set PORT to another number, such as ${port + 1}.`
  }
  if (error.code === 'EACCES')
    return `Port ${port} may not be opened by this user. Choose one above 1023 with PORT.`
  return `Cannot listen on ${host}, port ${port}: ${error.message}`
}

/** Parses a port; throws a message for the user. */
export function portFrom(text) {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65535) return port
  throw new Error(`"${text}" is not a port: it must be a whole number from 0 to 65535.`)
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [root = 'dist', port = '4173'] = process.argv.slice(2)
  try {
    const { url } = await serve({ root, port: portFrom(port), host: process.env.HOST || '127.0.0.1' })
    console.log(`Serving ${root} at ${url}`)
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}
