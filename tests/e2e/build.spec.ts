import { readdirSync, readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { expect, test } from '@playwright/test'

const DIST = fileURLToPath(new URL('../../dist', import.meta.url))
const read = (path: string) => readFileSync(`${DIST}/${path}`)

/** All scripts that the page loads before it shows anything. */
function entryScripts(): string[] {
  const html = read('index.html').toString()
  const named = /(?:<script [^>]*src|<link rel="modulepreload"[^>]* href)="\.\/([^"]+\.js)"/g
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

test('the first screen holds neither the package for calls nor an engine, and nothing knows the imitation', () => {
  const entry = entryScripts().map((path) => read(path).toString())
  // Words that stand in the openai package, in our OpenRouter engine, in Sketch, in ffmpeg's and ONNX Runtime's scripts.
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

test('what is kept at the first visit is under 1 MB, without WebAssembly and models', () => {
  const listed = [
    ...read('sw.js')
      .toString()
      .matchAll(/"?url"?:"([^"]+)"/g),
  ].map((match) => String(match[1]))
  const late =
    /(?:ffmpeg\.worker|frames\.worker|upscale\.worker|onnx-backend|ort-wasm|openai|project-import)|\.wasm$/
  const shell = listed.filter((path) => !late.test(path))
  expect(listed.filter((path) => late.test(path)).length).toBeGreaterThanOrEqual(4)
  expect(shell).toContain('index.html')
  expect(shell.filter((path) => /\.(?:wasm|onnx|bin)$/.test(path))).toEqual([])
  const bytes = shell.reduce((sum, path) => sum + statSync(`${DIST}/${path}`).size, 0)
  expect(bytes).toBeLessThan(1_000_000)
})

test('no file is too large for a host that takes 25 MB, and nothing that runs lacks in the list', () => {
  const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).map((path) =>
    path.replaceAll('\\', '/'),
  )
  expect(files.filter((path) => statSync(`${DIST}/${path}`).size > 25_000_000)).toEqual([])
  const worker = read('sw.js').toString()
  const scripts = files.filter((path) => /^assets\/.*\.(?:js|mjs|css|wasm)$/.test(path))
  expect(scripts.filter((path) => !worker.includes(path))).toEqual([])
})
