import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'

const DIST = fileURLToPath(new URL('../../dist', import.meta.url))
const read = (path: string) => readFileSync(`${DIST}/${path}`)

/** All scripts that the page starts with. */
function entryScripts(): string[] {
  const html = read('index.html').toString()
  const named = /<link rel="late-script"[^>]* href="\.\/([^"]+\.js)"/g
  return [...html.matchAll(named)].map((match) => String(match[1]))
}

test('the scripts of the first screen are at most 95 kB', () => {
  const scripts = entryScripts()
  expect(scripts.length).toBeGreaterThan(0)
  const bytes = scripts.map((path) => brotliCompressSync(read(path)).length)
  const total = bytes.reduce((sum, size) => sum + size, 0)
  expect(total, scripts.map((path, index) => `${path} ${bytes[index]}`).join(', ')).toBeLessThanOrEqual(
    95_000,
  )
})

test('the first paint needs the page alone, which comes in one round trip, and the policy knows all within it', () => {
  const html = read('index.html').toString()
  // What a server may send at once (RFC 6928): ten segments.
  expect(gzipSync(html).length).toBeLessThan(10 * 1460)
  expect(html).not.toMatch(/<script [^>]*src|rel="(?:stylesheet|modulepreload|preload)"|\sstyle=/)
  const within = [...html.matchAll(/<(script|style)>([\s\S]*?)<\/\1>/g)]
  expect(within.map(([, tag]) => tag).sort()).toEqual(['script', 'style'])
  const policy =
    /Content-Security-Policy: (.*); frame-ancestors 'none'\n/.exec(read('_headers').toString())?.[1] ?? ''
  for (const [, tag, text = ''] of within) {
    const hash = createHash('sha256').update(text).digest('base64')
    expect(policy).toContain(`${tag}-src 'self' 'sha256-${hash}'`)
  }
  expect(policy).not.toContain('unsafe-inline')
  expect(html).toContain(`content="${policy.replaceAll("'", '&#39;')}"`)
  expect(read('sw.js').toString()).toContain(policy)
})

/** A script with all that it loads before it runs, but for what is in `others`. */
function withImports(path: string, others: ReadonlySet<string> = new Set()): ReadonlySet<string> {
  const found = new Set<string>()
  const enter = (name: string) => {
    if (found.has(name) || others.has(name)) return
    found.add(name)
    const imports = /(?:from|import)\s*["']\.\/([^"']+\.js)["']/g
    for (const [, next] of read(name).toString().matchAll(imports)) enter(`assets/${next}`)
  }
  enter(path)
  return found
}

test('the heavy parts of Hand over are at most 160 kB for the PDF and 75 kB for the video', () => {
  const scripts = readdirSync(`${DIST}/assets`).filter((name) => name.endsWith('.js'))
  const [worker = ''] = scripts.filter((name) => name.startsWith('handover.worker'))
  // A string of the PDF's metadata, and a setting of the encoder.
  for (const [mark, most] of [
    ['pdfuaid', 160_000],
    ['latencyMode', 75_000],
  ] as const) {
    const makers = scripts.filter((name) => read(`assets/${name}`).toString().includes(mark))
    expect(makers, mark).toHaveLength(1)
    const part = withImports(`assets/${makers[0]}`, withImports(`assets/${worker}`))
    const bytes = [...part].reduce((sum, path) => sum + brotliCompressSync(read(path)).length, 0)
    expect(bytes, mark).toBeLessThanOrEqual(most)
    expect(bytes, mark).toBeGreaterThan(most / 2)
  }
})

test('the first screen holds neither the package for calls nor an engine, and nothing knows the imitation', () => {
  const entry = entryScripts().map((path) => read(path).toString())
  // Strings of the openai package, of our OpenRouter engine, of Sketch, and of ffmpeg's and ONNX
  // Runtime's scripts.
  const marks = [
    'X-Stainless',
    'response-healing',
    'input_references',
    'ffmpeg-core',
    'InferenceSession',
    'sk-or-',
  ]
  for (const mark of marks) expect(entry.filter((text) => text.includes(mark)).length, mark).toBe(0)
  const all = readdirSync(`${DIST}/assets`)
    .filter((name) => name.endsWith('.js'))
    .map((name) => read(`assets/${name}`).toString())
  expect(all.filter((text) => text.includes('X-Stainless')).length).toBe(1)
  expect(all.filter((text) => text.includes('response-healing')).length).toBe(1)
  expect(all.filter((text) => /fake-openrouter|fakeAccount|code-imitation/i.test(text))).toEqual([])
})

test('the licences of all that is inside travel with it', () => {
  const text = read('licences/third-party.txt').toString()
  const rows = [...text.matchAll(/^\| ([a-z@]\S*) +\| ([\d.]+) +\|/gm)].map((row) => `${row[1]} ${row[2]} (`)
  expect(rows.length).toBeGreaterThan(30)
  expect(rows.filter((heading) => !text.includes(`\n${heading}`))).toEqual([])
  expect(text).toContain('Copyright (c) Meta Platforms, Inc. and affiliates')
  expect(read('licences/GPL-2.0.txt').toString()).toContain('GNU GENERAL PUBLIC LICENSE')
})

/**
 * Addresses and hashes of the files that the service worker caches at the first visit, and of those
 * that it caches later.
 */
function keptFiles() {
  const text = read('sw.js').toString()
  // The first list is injected as JSON; the other one is compiled in.
  const precache = /\[\{"[^\]]*"url":"index\.html"[^\]]*\]/.exec(text)?.[0] ?? '[]'
  const shell: readonly { url: string; integrity?: string }[] = JSON.parse(precache)
  const late = [...text.matchAll(/\{url:[`"]([^`"]+)[`"],integrity:[`"]([^`"]+)[`"]\}/g)]
  return {
    shell: new Map(shell.map(({ url, integrity }) => [url, integrity])),
    late: new Map(late.map(([, url = '', integrity]) => [url, integrity])),
  }
}

test('what is kept at the first visit is under 1.3 MB, without WebAssembly and models', () => {
  const { shell, late } = keptFiles()
  expect(shell.size).toBeGreaterThan(30)
  expect([...shell.keys()]).toContain('index.html')
  expect([...shell.keys()].filter((path) => /\.(?:wasm|onnx|bin)$/.test(path))).toEqual([])
  expect([...shell.keys()].filter((path) => late.has(path))).toEqual([])
  const bytes = [...shell.keys()].reduce((sum, path) => sum + statSync(`${DIST}/${path}`).size, 0)
  expect(bytes).toBeLessThan(1_300_000)
})

test('every script that is kept is named with its hash', () => {
  const { shell, late } = keptFiles()
  const scripts = [...shell, ...late].filter(([path]) => path.startsWith('assets/'))
  const hashOf = (path: string) => `sha256-${createHash('sha256').update(read(path)).digest('base64')}`
  expect(scripts.length).toBeGreaterThan(80)
  expect(scripts.filter(([path, hash]) => hash !== hashOf(path))).toEqual([])
})

test('no file is over 20 MB, none is of a kind that servers do not know, and nothing that runs lacks in the list', () => {
  const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).map((path) =>
    path.replaceAll('\\', '/'),
  )
  expect(files.filter((path) => statSync(`${DIST}/${path}`).size > 20_000_000)).toEqual([])
  expect(files.filter((path) => path.endsWith('.mjs'))).toEqual([])
  const { shell, late } = keptFiles()
  const scripts = files.filter((path) => /^assets\/.*\.(?:js|css|wasm)$/.test(path))
  expect(scripts.filter((path) => !shell.has(path) && !late.has(path))).toEqual([])
})
