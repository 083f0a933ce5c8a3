import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { get, type IncomingHttpHeaders, type RequestOptions, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url))
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'"
const PAGE = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${POLICY}"><p>page</p>`
const CLIP = Buffer.from(Array.from({ length: 1000 }, (_, i) => i % 256))

interface Answer {
  status: number | undefined
  headers: IncomingHttpHeaders
  body: Buffer
}

let folder: string
let root: string
let server: ChildProcess
let base: URL

function start(args: string[], env: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [join(REPOSITORY, 'serve.mjs'), ...args], {
    env: { ...process.env, HOST: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Sends the path unchanged: fetch would resolve `..` first. */
function ask(path: string, options: RequestOptions = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: base.hostname, port: base.port, path, ...options }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
      )
    })
    sent.on('error', reject)
    sent.end()
  })
}

async function firstLine(stream: NodeJS.ReadableStream | null): Promise<string> {
  if (!stream) throw new Error('no output')
  const [chunk] = await once(stream, 'data')
  return String(chunk).trim()
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'maestro-serve-'))
  root = join(folder, 'dist')
  mkdirSync(join(root, 'assets'), { recursive: true })
  const files = {
    'index.html': PAGE,
    'sw.js': 'self',
    'manifest.webmanifest': '{}',
    'empty.txt': '',
    'sample.mp4': CLIP,
    'with space.png': 'png',
    'assets/app-1a2b3c.js': 'export {}',
    'assets/core-1a2b3c.wasm': 'wasm',
    'assets/worker-1a2b3c.mjs': 'export {}',
    'assets/model-1a2b3c.onnx': 'onnx',
  }
  for (const [name, content] of Object.entries(files)) writeFileSync(join(root, name), content)
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  mkdirSync(join(folder, 'dist-other'))
  writeFileSync(join(folder, 'dist-other', 'secret.txt'), 'secret')
  symlinkSync(join(folder, 'secret.txt'), join(root, 'link.txt'))
  server = start([root, '0'])
  base = new URL((await firstLine(server.stdout)).replace(/^.* at /, ''))
})

afterAll(() => {
  server.kill()
  rmSync(folder, { recursive: true, force: true })
})

describe('what every answer carries', () => {
  it.each(['/', '/assets/app-1a2b3c.js', '/missing'])(
    'isolation, policy and privacy headers on %s',
    async (path) => {
      const { headers } = await ask(path)
      expect(headers).toMatchObject({
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'content-security-policy': `${POLICY}; frame-ancestors 'none'`,
      })
    },
  )

  it('follows a new build under the running server, entities undone', async () => {
    writeFileSync(join(root, 'index.html'), PAGE.replace(POLICY, 'default-src &#39;self&#39;'))
    const { headers } = await ask('/sw.js')
    writeFileSync(join(root, 'index.html'), PAGE)
    expect(headers['content-security-policy']).toBe("default-src 'self'; frame-ancestors 'none'")
  })
})

describe('files', () => {
  it.each([
    ['/', 'text/html; charset=utf-8', 'no-cache'],
    ['/index.html?x=1', 'text/html; charset=utf-8', 'no-cache'],
    ['/sw.js', 'text/javascript; charset=utf-8', 'no-cache'],
    ['/manifest.webmanifest', 'application/manifest+json; charset=utf-8', 'no-cache'],
    ['/sample.mp4', 'video/mp4', 'no-cache'],
    ['/with%20space.png', 'image/png', 'no-cache'],
    ['/assets/app-1a2b3c.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/assets/core-1a2b3c.wasm', 'application/wasm', 'public, max-age=31536000, immutable'],
    ['/assets/worker-1a2b3c.mjs', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/assets/model-1a2b3c.onnx', 'application/octet-stream', 'public, max-age=31536000, immutable'],
  ])('%s is %s, cached as %s', async (path, type, cache) => {
    const { status, headers } = await ask(path)
    expect(status).toBe(200)
    expect(headers['content-type']).toBe(type)
    expect(headers['cache-control']).toBe(cache)
  })

  it('sends an empty file', async () => {
    const { status, body } = await ask('/empty.txt')
    expect([status, body.length]).toEqual([200, 0])
  })

  it('answers HEAD with the size and no body', async () => {
    const { status, headers, body } = await ask('/sample.mp4', { method: 'HEAD' })
    expect([status, headers['content-length'], body.length]).toEqual([200, '1000', 0])
  })

  it('answers 304 to the tag it gave', async () => {
    const { headers } = await ask('/sample.mp4')
    const again = await ask('/sample.mp4', { headers: { 'If-None-Match': headers.etag } })
    expect([again.status, again.body.length]).toEqual([304, 0])
  })

  it('refuses other methods', async () => {
    const { status, headers } = await ask('/', { method: 'POST' })
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD'])
  })
})

describe('what lies outside', () => {
  it.each([
    '/missing',
    '/assets',
    '/assets/',
    '/link.txt',
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/../dist-other/secret.txt',
    '/assets/../../secret.txt',
    '/..%5csecret.txt',
    '/index.html%00.png',
  ])('%s is a plain 404', async (path) => {
    const { status, headers, body } = await ask(path)
    expect(status).toBe(404)
    expect(headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(body.toString()).toBe('There is no such file here.\n')
  })

  it('an address that cannot be decoded is a 400', async () => {
    expect((await ask('/%E0%A4%A')).status).toBe(400)
  })
})

describe('ranges', () => {
  it.each([
    ['bytes=0-', 0, 999],
    ['bytes=10-19', 10, 19],
    ['bytes=990-5000', 990, 999],
    ['bytes=-5', 995, 999],
    ['bytes=-5000', 0, 999],
  ])('%s gives bytes %i to %i', async (range, first, last) => {
    const { status, headers, body } = await ask('/sample.mp4', { headers: { Range: range } })
    expect(status).toBe(206)
    expect(headers['content-range']).toBe(`bytes ${first}-${last}/1000`)
    expect(headers['content-length']).toBe(String(last - first + 1))
    expect(body.equals(CLIP.subarray(first, last + 1))).toBe(true)
  })

  it.each(['bytes=1000-', 'bytes=-0'])('%s is a 416 that says the size', async (range) => {
    const { status, headers } = await ask('/sample.mp4', { headers: { Range: range } })
    expect([status, headers['content-range']]).toEqual([416, 'bytes */1000'])
  })

  it.each(['bytes=0-1,5-6', 'bytes=9-3', 'bytes=-', 'lines=1-2'])('%s is answered whole', async (range) => {
    const { status, body } = await ask('/sample.mp4', { headers: { Range: range } })
    expect([status, body.length]).toEqual([200, 1000])
  })

  it('sends the whole file when the reader holds another version', async () => {
    const { status } = await ask('/sample.mp4', { headers: { Range: 'bytes=0-1', 'If-Range': '"old"' } })
    expect(status).toBe(200)
  })

  it('survives a reader that leaves in the middle', async () => {
    writeFileSync(join(root, 'large.mp4'), Buffer.alloc(8 << 20))
    const left = get({ host: base.hostname, port: base.port, path: '/large.mp4' })
    const [response] = await once(left, 'response')
    response.destroy()
    expect((await ask('/')).status).toBe(200)
  })
})

describe('starting', () => {
  async function failure(args: string[]): Promise<string> {
    const child = start(args)
    const [message, [code]] = await Promise.all([firstLine(child.stderr), once(child, 'exit')])
    expect(code).toBe(1)
    return message
  }

  it('listens on loopback unless told otherwise', () => {
    expect(base.hostname).toBe('127.0.0.1')
  })

  it('says that a port is taken and what to do', async () => {
    expect(await failure([root, base.port])).toMatch(new RegExp(`^Port ${base.port} is taken.*set PORT`))
  })

  it('says that there is nothing to serve', async () => {
    expect(await failure([join(folder, 'nowhere'), '0'])).toMatch(/build first/)
  })

  it.each(['x', '-1', '70000', '1.5'])('refuses the port %s', async (port) => {
    expect(await failure([root, port])).toMatch(/is not a port/)
  })
})

describe('public/_headers', () => {
  const text = readFileSync(join(REPOSITORY, 'public/_headers'), 'utf8')
  const everywhere = new Map(
    [...(/^\/\*\n((?: {2}.*\n)+)/m.exec(text)?.[1] ?? '').matchAll(/^ {2}([\w-]+): (.*)$/gm)].map((line) => [
      String(line[1]).toLowerCase(),
      line[2],
    ]),
  )

  it('says the same as this server', async () => {
    const { headers } = await ask('/')
    const fixed = Object.keys(headers).filter((name) => /^(cross-origin|referrer|x-content)-/.test(name))
    expect(fixed).toHaveLength(5)
    for (const name of fixed) expect(everywhere.get(name), name).toBe(headers[name])
    expect(text).toContain('/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n')
  })

  it('leaves the policy to the build, and what no meta tag can say to nobody', () => {
    expect(everywhere.get('content-security-policy')).toBe("{content-policy}; frame-ancestors 'none'")
  })
})
