import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { array, looseObject, optional, parse, record, string } from 'valibot'
import { describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const Manifest = looseObject({
  name: string(),
  version: string(),
  // png-js names its licence, MIT, in a file alone.
  license: optional(string(), 'MIT'),
  dependencies: optional(record(string(), string()), {}),
})

/** The page with unpadded table cells. */
const page = readFileSync(`${ROOT}THIRD_PARTY.md`, 'utf8').replace(/ {2,}\|/g, ' |')

function manifestAt(folder: string) {
  return parse(Manifest, JSON.parse(readFileSync(`${ROOT}${folder}package.json`, 'utf8')))
}

/** A dependency's folder as Node resolves it: in the asker's node_modules, else further up. */
function folderOf(name: string, asker: string): string {
  const parents = asker.split('node_modules/')
  for (let depth = parents.length; depth > 0; depth--) {
    const folder = `${parents.slice(0, depth).join('node_modules/')}node_modules/${name}/`
    try {
      readFileSync(`${ROOT}${folder}package.json`)
      return folder
    } catch {
      // Not here: look one level up.
    }
  }
  throw new Error(`${name}, asked for by ${asker || 'the app'}, is not installed`)
}

/**
 * Rows `| name | version | licence |` of all packages that the app's dependencies bring, the app
 * excluded.
 */
function installed(): string[] {
  const folders = new Set<string>()
  const visit = (asker: string) => {
    for (const name of Object.keys(manifestAt(asker).dependencies)) {
      const folder = folderOf(name, asker)
      if (folders.has(folder)) continue
      folders.add(folder)
      visit(folder)
    }
  }
  visit('')
  return [...folders].map(rowOf).sort()
}

function rowOf(folder: string): string {
  const { name, version, license } = manifestAt(folder)
  return `| ${name} | ${version} | ${license} |`
}

/** Rows of the table below a heading, without the copyright column. */
function listed(heading: string): string[] {
  const section = page.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  const rows = parse(array(string()), section.match(/^\| [a-z@].*\|$/gm))
  return rows.filter((row) => !row.startsWith('| package |')).map((row) => row.replace(/[^|]+\|$/, ''))
}

describe('THIRD_PARTY.md', () => {
  it('lists every runtime dependency, and what it brings, with its installed version and licence', () => {
    expect(listed('Packages of the app').sort()).toEqual(installed())
  })

  it('names a copyright holder in every row', () => {
    const rows = page.match(/^\| [a-z@].*\|$/gm) ?? []
    for (const row of rows)
      expect(
        row
          .split('|')
          .map((cell) => cell.trim())
          .slice(1, -1),
      ).not.toContain('')
  })

  it('lists the parts of the service worker as installed', () => {
    const rows = listed('In the service worker')
    expect(rows).toEqual(rows.map((row) => rowOf(folderOf(String(row.split(' ')[1]), ''))))
    expect(rows.length).toBeGreaterThan(0)
  })

  it('lists the fonts as installed', () => {
    const rows = listed("The PDF's fonts: Open Font License")
    expect(rows).toEqual(rows.map((row) => rowOf(folderOf(String(row.split(' ')[1]), ''))))
    expect(rows.length).toBeGreaterThan(0)
  })

  it('knows every licence that the app runs under', () => {
    const licences = new Set(installed().map((row) => row.split(' | ')[2]?.replace(' |', '')))
    expect([...licences].sort()).toEqual([
      'Apache-2.0',
      'BSD-3-Clause',
      'GPL-2.0-or-later',
      'ISC',
      'MIT',
      'MPL-2.0',
    ])
  })

  it("gives the upscaler's weights their notice, whole", () => {
    const [, notice = ''] = readFileSync(`${ROOT}models/LICENSE-Real-ESRGAN.txt`, 'utf8').split(/\n\n(.*)/s)
    expect(notice).toContain('Copyright (c) 2021, Xintao Wang')
    expect(page.split("## The upscaler's weights")[1]).toContain(notice.trim())
  })

  it('names what the core itself says it was built with', () => {
    const core = readFileSync(`${ROOT}node_modules/@ffmpeg/core/dist/esm/ffmpeg-core.wasm`).toString('latin1')
    const configuration = /--enable-gpl( --enable-\w+)+/.exec(core)?.[0] ?? ''
    const parts = [...configuration.matchAll(/--enable-(?:lib)?(\w+)/g)].map(([, part]) => String(part))
    expect(parts).toContain('x264')
    const section = page.split('## The video tools')[1]?.toLowerCase() ?? ''
    for (const part of parts) expect(section).toContain(part)
  })

  it('is right that only the ffmpeg worker has the core in it', () => {
    const folders = ['src', 'workers']
    const sources = folders.flatMap((folder) =>
      readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: 'utf8' })
        .filter((name) => /(?<!\.d)\.tsx?$/.test(name))
        .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
    )
    const whichHave = (line: RegExp) =>
      sources.filter((path) => line.test(readFileSync(`${ROOT}${path}`, 'utf8')))
    const bundling = whichHave(/^import (?!type )[^']*'@ffmpeg\/core'/m)
    const importers = whichHave(/^import (?!type )[^']*'[^']*\/ffmpeg-core\.ts'/m)
    expect(bundling).toEqual(['workers/clip/ffmpeg/ffmpeg-core.ts'])
    expect(importers).toEqual(['workers/clip/ffmpeg/ffmpeg.worker.ts'])
  })
})
