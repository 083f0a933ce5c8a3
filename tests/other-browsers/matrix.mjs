import { readFileSync } from 'node:fs'

const README = new URL('../../README.md', import.meta.url)

/** A browser's column in the README's matrix: `yes` or `no` per feature. */
function columnOf(browser) {
  const section = readFileSync(README, 'utf8').split('## Browsers\n')[1]?.split('\n## ')[0] ?? ''
  const rows = section
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split('|').map((cell) => cell.trim()))
  const place = rows[0]?.indexOf(browser) ?? -1
  if (place < 0) throw new Error(`The README's matrix has no column ${browser}.`)
  return new Map(rows.slice(1).map((cells) => [cells[1], cells[place]]))
}

/** Sentences about differences between the README and the browser. */
export function disagreements(browser, features) {
  const column = columnOf(browser)
  return Object.entries(features)
    .map(([feature, is]) => ({ feature, is: is ? 'yes' : 'no', says: column.get(feature) }))
    .filter(({ is, says }) => is !== says)
    .map(({ feature, is, says }) => `${feature}: ${is}, and the README says ${says ?? 'nothing'}`)
}
