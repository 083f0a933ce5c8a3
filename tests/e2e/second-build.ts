import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const TEXT = /\.(?:js|mjs|css|html)$/

/**
 * The next version of a build: the same app, every script and style under another name, none of the old names left. That is
 * what a deployment does to a page that is open.
 */
export function makeSecondBuild(dist: string): string {
  const root = mkdtempSync(join(tmpdir(), 'maestro-second-'))
  cpSync(dist, root, { recursive: true })
  const assets = join(root, 'assets')
  const names = readdirSync(assets).filter((name) => TEXT.test(name))
  const renamed = new Map(names.map((name) => [name, name.replace(/(\.\w+)$/, '2$1')]))
  const refer = (text: string) =>
    [...renamed].reduce((result, [from, to]) => result.replaceAll(from, to), text)
  for (const path of ['index.html', 'sw.js', ...names.map((name) => `assets/${name}`)]) {
    const text = refer(readFileSync(join(root, path), 'utf8'))
    // The page's own revision in the service worker's list.
    writeFileSync(join(root, path), path === 'sw.js' ? text.replace(/"[0-9a-f]{32}"/g, '"second"') : text)
  }
  for (const [from, to] of renamed) renameSync(join(assets, from), join(assets, to))
  return root
}
