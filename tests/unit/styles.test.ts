import { describe, expect, it } from 'vitest'
import { sources, textOf } from './house.ts'
import { classesOf, declarationsOf, STYLES, styleOf } from './house-styles.ts'

const INDEX = 'src/ui/index.css'
const TOKENS = 'src/ui/kit/tokens.css'
const LAYERS = ['tokens', 'base', 'kit', 'features', 'layout']
const LONGEST_FILE = 200

const index = textOf(INDEX)
const imports = [...index.matchAll(/^@import "\.\/(.+)" layer\((.+)\);$/gm)].map(
  ([, path = '', layer = '']) => ({ path: `src/ui/${path}`, layer: layer.replace(/\..*/, '') }),
)
const parts = STYLES.filter((path) => path !== INDEX)
const dressed = parts.filter((path) => path !== TOKENS)
const tokens = new Map(
  declarationsOf(TOKENS).flatMap(({ name, value }) => (name.startsWith('--') ? [[name, value]] : [])),
)
const markup = sources().filter((path) => path.endsWith('.tsx'))
const page = textOf('index.html')

/** Declarations of these properties with values that are not tokens. */
function raw(names: RegExp, allowed: RegExp): readonly string[] {
  return dressed.flatMap((path) =>
    declarationsOf(path)
      .filter(({ name, value }) => names.test(name) && !allowed.test(value))
      .map(({ name, value }) => `${path} ${name}: ${value}`),
  )
}

describe('the styles', () => {
  it('name their layers once, and put each file into one', () => {
    expect(index.match(/^@layer .*$/gm)).toEqual([`@layer ${LAYERS.join(', ')};`])
    expect(parts.filter((path) => styleOf(path).includes('@layer'))).toEqual([])
    expect(imports.map(({ path }) => path).toSorted()).toEqual(parts.toSorted())
    expect(index.match(/@import/g)).toHaveLength(imports.length)
    // In ascending order of precedence.
    const ranks = imports.map(({ layer }) => LAYERS.indexOf(layer))
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
    expect(ranks).not.toContain(-1)
    const bare = imports.filter(({ path, layer }) => /\/kit\//.test(path) && layer === 'features')
    expect(bare).toEqual([])
  })

  it('say what would be hidden where colours are forced', () => {
    const kit = ['bar', 'button', 'field', 'menu'].map((name) => `src/ui/kit/${name}.css`)
    const parts = [
      'jobs/steps',
      'clip/trim',
      'clip/scrubber',
      'board/shot',
      'board/table/cells',
      'board/guides/guides',
      'board/inspector/moment',
      'takes/references/reference-add',
      'handover/hand-over',
      'handover/page-options',
      'handover/play/play-track',
      'key/key',
    ].map((name) => `src/ui/${name}.css`)
    const without = [...kit, ...parts].filter((path) => !styleOf(path).includes('forced-colors: active'))
    expect(without).toEqual([])
  })

  it('come into the app as one file', () => {
    const asking = sources().filter((path) => /import .*\.css['"]/.test(textOf(path)))
    expect(asking).toEqual(['src/main.tsx'])
    expect(textOf('src/main.tsx').match(/[\w./]+\.css/g)).toEqual(['./ui/index.css'])
    expect(page).not.toMatch(/<style|stylesheet|\sstyle=/)
  })

  it('have no file that is long enough to dress two things', () => {
    const long = STYLES.filter((path) => textOf(path).trimEnd().split('\n').length > LONGEST_FILE)
    expect(long).toEqual([])
  })

  it('name a colour, a corner, a gap and what lies over what only among the tokens', () => {
    const colour =
      /#[\da-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|(?:ok)?l(?:ab|ch)|color)\(|\b(?:white|black|gr[ae]y|red|green|blue|orange|yellow)\b/i
    const coloured = dressed.flatMap((path) =>
      declarationsOf(path)
        .filter(({ value }) => colour.test(value))
        .map(({ name, value }) => `${path} ${name}: ${value}`),
    )
    expect(coloured).toEqual([])
    expect(raw(/radius$/, /^(?:0|inherit|(?:calc\()?var\(--radius[^;]*)$/)).toEqual([])
    expect(raw(/^(?:row-|column-)?gap$/, /^(?:0|var\(--gap[\w-]*\))(?: (?:0|var\(--gap[\w-]*\)))?$/)).toEqual(
      [],
    )
    expect(raw(/^z-index$/, /^var\(--z-[\w-]+\)$/)).toEqual([])
  })

  it('use every token, and no token that is not there', () => {
    const all = [...STYLES, ...markup].map(textOf).join('\n')
    const used = new Set([...all.matchAll(/var\((--[\w-]+)/g)].map(([, name = '']) => name))
    const set = new Set([...all.matchAll(/(--[\w-]+)(?:'| as string|:)/g)].map(([, name = '']) => name))
    // Set by Base UI.
    const given = ['--anchor-width', '--available-height']
    expect([...tokens.keys()].filter((name) => !used.has(name))).toEqual([])
    expect([...used].filter((name) => !set.has(name) && !given.includes(name))).toEqual([])
  })

  it('change with the room and the window at the widths and heights that index.css tells', () => {
    const told = [...(index.match(/\/\*[\s\S]*?\*\//)?.[0] ?? '').matchAll(/^\s+([\d.]+rem)\s/gm)]
    const used = dressed.flatMap((path) =>
      [...styleOf(path).matchAll(/@(?:media|container)([^{]*)\{/g)].flatMap(
        ([, condition = '']) => condition.match(/[\d.]+(?:px|r?em)/g) ?? [],
      ),
    )
    const old = dressed.filter((path) => /\((?:min|max)-(?:width|height)/.test(styleOf(path)))
    expect([...new Set(used)].toSorted()).toEqual(told.map(([, size]) => size).toSorted())
    expect(old).toEqual([])
  })

  it('define every class that is used, and use every class that they define', () => {
    const defined = new Set(dressed.flatMap((path) => [...classesOf(path)]))
    const literals = new Set(
      [...markup.map(textOf), page].flatMap((text) =>
        [...text.matchAll(/(['"`])([\w ${}-]+)\1/g)].flatMap(([, , words = '']) => words.split(' ')),
      ),
    )
    const named = [...markup.map(textOf), page].flatMap((text) =>
      [...text.matchAll(/class(?:Name)?="([^"]+)"/g)].flatMap(([, names = '']) => names.split(/\s+/)),
    )
    expect([...defined].filter((name) => !literals.has(name))).toEqual([])
    expect(named.filter((name) => !defined.has(name))).toEqual([])
  })

  it('name sides as the language does, so that they turn with it', () => {
    const side = /(?:^|-)(?:left|right)(?:$|-)/
    const physical = dressed.flatMap((path) =>
      declarationsOf(path)
        .filter(({ name, value }) => side.test(name) || /^(?:left|right)\b/.test(value))
        .map(({ name, value }) => `${path} ${name}: ${value}`),
    )
    expect(physical).toEqual([])
  })

  it('call a state is-…, and never match it alone', () => {
    const alone = dressed.filter((path) => /(?:^|[\s,>])\.is-[\w-]+/m.test(styleOf(path)))
    expect(alone).toEqual([])
    const states = /\.(?:chosen|kept|stale|starred|decoding|waiting|zoomed|unknown|failed|open|active)\b/
    expect(dressed.filter((path) => states.test(styleOf(path)))).toEqual([])
  })

  it('have the ground that the browser paints around the page', () => {
    const [, light, dark] = /light-dark\((#\w+), (#\w+)\)/.exec(tokens.get('--ground') ?? '') ?? []
    const metas = [...page.matchAll(/<meta name="theme-color" content="(#\w+)" media="[^"]*: (\w+)\)"/g)]
    expect(metas.map(([, colour, scheme]) => [scheme, colour])).toEqual([
      ['light', light],
      ['dark', dark],
    ])
    const themes = (path: string, from: RegExp) => [...textOf(path).matchAll(from)].map(([, name]) => name)
    expect(themes('src/first-paint.ts', /theme === '(\w+)'/g)).toEqual(themes(TOKENS, /data-theme="(\w+)"/g))
    const manifest = JSON.parse(textOf('public/manifest.webmanifest'))
    expect([manifest.background_color, manifest.theme_color]).toEqual([light, dark])
  })
})
