import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const TEXT = /\.(?:js|mjs|css|html)$/

/**
 * The next version of a build: the same app, every script and style renamed, without the old files.
 * A deployment does this to an open page.
 */
export function makeSecondBuild(dist: string): string {
  const root = mkdtempSync(join(tmpdir(), 'maestro-second-'))
  cpSync(dist, root, { recursive: true })
  const assets = join(root, 'assets')
  const names = readdirSync(assets).filter((name) => TEXT.test(name))
  const renamed = new Map(names.map((name) => [name, name.replace(/(\.\w+)$/, '-second$1')]))
  const refer = (text: string) =>
    [...renamed].reduce((result, [from, to]) => result.replaceAll(from, to), text)
  const hashes = new Map<string, string>()
  for (const path of ['index.html', ...names.map((name) => `assets/${name}`)]) {
    const before = readFileSync(join(root, path))
    const after = refer(before.toString())
    writeFileSync(join(root, path), after)
    hashes.set(sha256(before), sha256(after))
  }
  // A list entry is the page's revision, or the hash of a file.
  let worker = refer(readFileSync(join(root, 'sw.js'), 'utf8')).replace(/"[0-9a-f]{32}"/g, '"second"')
  for (const [before, after] of hashes) worker = worker.replaceAll(before, after)
  writeFileSync(join(root, 'sw.js'), worker)
  for (const [from, to] of renamed) renameSync(join(assets, from), join(assets, to))
  return root
}

const sha256 = (content: Buffer | string) => createHash('sha256').update(content).digest('base64')
