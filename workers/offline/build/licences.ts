import { readdirSync, readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

/**
 * Adds `licences/third-party.txt` to the build: THIRD_PARTY.md and the licence text of each listed
 * package. A package without a text must name a known licence: it gets our LICENSE's text with its
 * own copyright.
 */
export function licences(): Plugin {
  const page = readFileSync('THIRD_PARTY.md', 'utf8')
  const rows = [...page.matchAll(/^\| ([a-z@]\S*) +\| ([\d.]+) +\| (\S+) +\| (.*?) +\|$/gm)]
  const mit = readFileSync('LICENSE', 'utf8').replace(/^[\s\S]*?\n\n(?=Permission)/, '')
  const textOf = (name: string, licence: string, holder: string): string => {
    const folder = `node_modules/${name}`
    const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|notice|copying)/i.test(file))
    if (files.length > 0) return files.map((file) => readFileSync(`${folder}/${file}`, 'utf8')).join('\n')
    if (licence.startsWith('GPL-2.0')) return 'Its text is in GPL-2.0.txt beside this file.'
    return licence === 'MIT' ? `Copyright (c) ${holder}\n\n${mit}` : `${licence}. Copyright (c) ${holder}`
  }
  const texts = rows.map(([, name = '', version, licence = '', holder = '']) => {
    const line = '='.repeat(72)
    return `${line}\n${name} ${version} (${licence})\n${line}\n\n${textOf(name, licence, holder).trim()}\n`
  })
  return {
    name: 'licences',
    apply: 'build',
    generateBundle() {
      const source = [page, ...texts].join('\n')
      this.emitFile({ type: 'asset', fileName: 'licences/third-party.txt', source })
    },
  }
}
