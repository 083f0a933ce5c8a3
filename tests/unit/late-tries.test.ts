import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, it } from 'vitest'
import { lateTries } from '../../workers/offline/build/late-tries.ts'

const UnicodeTrie: new (packed: Buffer) => { get: (point: number) => number } = createRequire(
  import.meta.url,
)('unicode-trie')
const sourceOf = (file: string) => readFileSync(`node_modules/${file}`, 'utf8')

const LATIN = Array.from({ length: 0x250 }, (_, point) => point)
const OTHERS = Array.from({ length: 20_000 }, (_, i) => 0x250 + 11 * i)

/** What the plugin makes of code. */
function late(code: string): string {
  const { transform } = lateTries()
  if (typeof transform !== 'object') throw new Error('no transform')
  const { handler } = transform as unknown as { handler: (code: string) => string }
  return handler(code)
}

it.each([
  ['unicode-properties/dist/module.mjs', 1],
  ['fontkit/dist/browser-module.mjs', 3],
])('%s unpacks its tables on first use, and they say the same of every letter', (file, count) => {
  const source = sourceOf(file)
  const tables = source.match(/new \(0, \$\w+\$unicodetrie\).*?\)\)(?=;)/g) ?? []
  expect(tables).toHaveLength(count)
  for (const table of tables) {
    let unpacked = 0
    const [packed = ''] = /[\w+/=]{100,}/.exec(table) ?? []
    const whole = new UnicodeTrie(Buffer.from(packed, 'base64'))
    const names = [...new Set(table.match(/\$[\w$]+/g))]
    const from = (text: string) => Buffer.from(text, 'base64')
    const values = names.map((name) =>
      name.endsWith('unicodetrie')
        ? class extends UnicodeTrie {
            constructor(bytes: Buffer) {
              super(bytes)
              unpacked += 1
            }
          }
        : Object.assign(from, { toByteArray: from }),
    )
    const made = new Function(...names, `return ${late(table)}`)(...values)
    const said = ({ get }: typeof whole, points: readonly number[]) => points.map((point) => get(point))
    const real = { get: (point: number) => whole.get(point) }
    expect(said(made, LATIN)).toEqual(said(real, LATIN))
    expect(unpacked).toBe(0)
    expect(said(made, OTHERS)).toEqual(said(real, OTHERS))
    expect(unpacked).toBe(1)
  }
})

it('other code stays as it is', () => {
  const code = 'const trie = new Map(); export const get = (point) => trie.get(point)'
  expect(late(code)).toBe(code)
})
