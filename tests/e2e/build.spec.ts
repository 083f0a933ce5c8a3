import { readFileSync } from 'node:fs'
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
