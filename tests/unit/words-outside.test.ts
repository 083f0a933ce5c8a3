import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'
import { sources, textOf } from './house.ts'

/** Files and folders outside src/ui/words that hold sentences, and why they may. */
const EXEMPT: Readonly<Record<string, string>> = {
  'src/ui/words/': 'the catalogue',
  'src/domain/engines/prompts.ts': 'a prompt is for a model',
  'src/domain/engines/asked-shots.ts': 'a prompt is for a model',
  'src/domain/engines/draw-prompt.ts': 'a prompt is for a model',
  'src/domain/engines/told-style.ts': 'a prompt is for a model',
  'src/domain/engines/sheet-prompt.ts': 'a prompt is for a model',
  'src/domain/engines/style-prompt.ts': 'a prompt is for a model',
  'src/domain/engines/small-prompts.ts': 'a prompt is for a model',
  'src/domain/engines/named-before.ts': 'a prompt is for a model',
  'src/domain/engines/camera-phrases.ts': 'a prompt is for a model',
  'src/domain/takes/prompt-without.ts': 'a prompt is for a model',
  'src/domain/engines/variation-prompt.ts': 'a prompt is for a model',
  'src/domain/engines/told-misses.ts': 'a prompt is for a model',
  'src/domain/engines/measured-facts.ts': 'a prompt is for a model, and Sketch’s note is English',
  'workers/handover/prompts/motion.ts': 'a prompt is for a model',
  'workers/handover/fountain/script.ts': 'a key of the format',
  'src/domain/handover/review/style.ts': 'a style sheet',
  'workers/upscale/gpu/': 'the source of shaders',
  'workers/handover/edl/write.ts': 'the keys of the format',
  'src/services/engines/sketch/what-was-done.ts': 'Sketch writes it into a project: content',
  'workers/engines/sketch/': 'Sketch writes it into a project: content',
  'src/domain/findings/is-english.ts': 'words of languages, to tell English by',
  'src/domain/project/names.ts': 'the app writes it into a project: content',
  'src/services/engines/openrouter/catalogue/snapshot.ts': 'models have names',
  'src/ui/kit/keys.ts': 'browsers name keys so',
  'src/ui/board/hands/board-keys.ts': 'browsers and keyboards name keys so',
  'src/ui/takes/edit/edit-keys.ts': 'browsers and keyboards name keys so',
  'src/ui/takes/take-keys.ts': 'browsers and keyboards name keys so',
  'workers/offline/build/': 'it is said while building, or stands in licences',
  'workers/style/srgb-profile.ts': 'the bytes of a file',
}

/** Texts that stand where others may not, and why they may. */
const EXEMPT_TEXTS: Readonly<Record<string, string>> = {
  'Project Maestro': 'the name of the app, under which the service lists a key',
  'Filter by Image Capabilities': 'what the service says, to recognise it by',
  'Sketch 4': 'the name of a model',
  'Google Chrome': 'the brand by which a browser says that it ships a model',
  'Microsoft Edge': 'the brand of another that does',
  'Storyboard receipt': 'the keyword of a chunk of PNG',
  'ink and wash': 'a word of prompts, in the language of models',
  '<!doctype html>': 'how a page begins',
  Files: 'what browsers call files that are dragged',
}

interface Node {
  readonly type: string
  readonly start: number
  readonly [key: string]: unknown
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

/** Attributes, of our own components too, that a person reads or hears. */
const SAID = /^(?:aria-(?:label|description|valuetext|placeholder)|alt|help|label|placeholder|text|title)$/

/**
 * `said` is where every letter is read, `told` where names and numbers may stand; `code` where
 * nothing is: class names, types, and errors of JavaScript itself, which tell developers of a
 * broken promise and are quoted like foreign words.
 */
type Place = 'said' | 'told' | 'code' | 'any'

const LETTER = /\p{L}/u
const WORD = /\p{Ll}{2,}/u
const SENTENCE = [
  // "Drop a clip", "Close…": a capital, and more words or an end.
  /^\p{Lu}\p{Ll}+(?:[\s…!?]| \S)/u,
  // "is there twice": plain words side by side, as no list of classes has them.
  /(?<![\w:.#[\]'"/-])\p{L}{2,}[,:;]? \p{L}{2,}(?![\w:.#[\]='"/-])/u,
]
const SELECTOR = /\[\w/
const ONE_WORD = /^\p{Lu}\p{Ll}+[.:]?$/u

/** The texts in a file that read like words for people. */
function wordsIn(path: string, source: string): readonly { readonly text: string; readonly line: number }[] {
  const found: { readonly text: string; readonly line: number }[] = []
  const isScreen = path.startsWith('src/ui/')

  function judge(node: Node, text: string, place: Place): void {
    const reads =
      place === 'said' || place === 'told'
        ? (place === 'said' ? LETTER : WORD).test(text)
        : SENTENCE.some((pattern) => pattern.test(text)) || (isScreen && ONE_WORD.test(text))
    if (place === 'code' || !reads || SELECTOR.test(text)) return
    found.push({ text, line: source.slice(0, node.start).split('\n').length })
  }

  function visit(node: Node, place: Place): void {
    const text = textAt(node)
    if (text !== undefined) judge(node, text.trim(), node.type === 'JSXText' ? 'said' : place)
    for (const [key, value] of Object.entries(node)) {
      for (const [index, child] of [value].flat().entries()) {
        if (isNode(child)) visit(child, placeIn(node, key, index, place))
      }
    }
  }

  visit(parseSync(path, source).program as unknown as Node, 'any')
  return found
}

/** The words of a text; `…` stands for what is put into it. */
function textAt(node: Node): string | undefined {
  if (node.type === 'Literal' || node.type === 'JSXText') {
    return typeof node.value === 'string' ? node.value : undefined
  }
  if (node.type !== 'TemplateLiteral') return undefined
  const quasis = node.quasis as readonly { readonly value: { readonly cooked: string } }[]
  return quasis.map(({ value }) => value.cooked).join('…')
}

function placeIn(node: Node, key: string, index: number, place: Place): Place {
  const nameOf = (named: unknown) => (isNode(named) ? String(named.name) : '')
  switch (node.type) {
    case 'JSXAttribute':
      return SAID.test(nameOf(node.name)) ? 'said' : 'code'
    case 'JSXElement':
    case 'JSXFragment':
      return key === 'children' ? 'said' : 'any'
    case 'NewExpression': {
      const made = nameOf(node.callee)
      // The code, then what is told besides.
      if (made === 'AppError' && key === 'arguments') return (['code', 'told'] as const)[index] ?? 'any'
      return /Error$|^DOMException$/.test(made) ? 'code' : 'any'
    }
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
      return 'code'
    case 'BinaryExpression':
      return /^(?:[!=]==?|in)$/.test(String(node.operator)) ? 'code' : place
    case 'MemberExpression':
      return key === 'property' ? 'code' : place
    // What stands in a call or a function is not what stands around it.
    case 'CallExpression':
    case 'ObjectExpression':
    case 'ArrowFunctionExpression':
    case 'Property':
      return place === 'code' && node.type === 'Property' ? 'code' : 'any'
    default:
      return /^TS\w*(?:Type|Declaration|Signature)\w*$/.test(node.type) ? 'code' : place
  }
}

const exemptionOf = (path: string) => Object.keys(EXEMPT).find((place) => path.startsWith(place))

describe('words for people', () => {
  const all = sources().flatMap((path) => wordsIn(path, textOf(path)).map((word) => ({ ...word, path })))
  const elsewhere = all.filter(({ path }) => exemptionOf(path) === undefined)

  it('stand in src/ui/words, but for what has a reason to stand elsewhere', () => {
    const astray = elsewhere.filter(({ text }) => !(text in EXEMPT_TEXTS))
    expect(astray.map(({ path, line, text }) => `${path}:${line} ${text}`)).toEqual([])
  })

  it('have no exemption that outlived its reason', () => {
    const places = new Set(all.map(({ path }) => exemptionOf(path)))
    expect(Object.keys(EXEMPT).filter((place) => !places.has(place))).toEqual([])
    const texts = new Set(elsewhere.map(({ text }) => text))
    expect(Object.keys(EXEMPT_TEXTS).filter((text) => !texts.has(text))).toEqual([])
  })

  it.each([
    ['src/ui/a.tsx', 'const a = <p>Close</p>'],
    ['src/ui/a.tsx', 'const a = <p>{open ? `#{count} shots` : none}</p>'],
    ['src/ui/a.tsx', 'const a = <img alt="the fox" />'],
    ['src/ui/a.tsx', 'const a = <Bar label={`#{name} is loaded`} />'],
    ['src/ui/a.tsx', "const a = { close: 'Close' }"],
    ['src/domain/a.ts', 'export const fault = () => ({ fault: `#{id} is there twice` })'],
    ['src/services/a.ts', "const why = 'The answer was cut.'"],
    ['src/store/a.ts', "throw new AppError('bug', `lost #{name}`)"],
    ['workers/a.ts', "log(cut ? 'it was cut off' : undefined)"],
  ])('are found in %s: %s', (path, source) => {
    // A value is written #{…}, or it would be taken for this file's own.
    expect(wordsIn(path, source.replaceAll('#{', '${'))).toHaveLength(1)
  })

  it.each([
    ['src/ui/a.tsx', 'const a = <p className={on ? "card shot" : "card"}>{words.close}</p>'],
    ['src/ui/a.tsx', "if (event.key === 'Enter') element.closest('input, textarea, [contenteditable]')"],
    ['src/ui/a.tsx', "const a = <p>{new Intl.NumberFormat('en').format(1)}</p>"],
    [
      'src/store/a.ts',
      "import { a } from './a b c.ts'\nthrow new AppError('bug', { code: 'file-empty', name })",
    ],
    ['workers/a.ts', "throw new RangeError('A sum needs a term.')"],
  ])('are not seen in code: %s: %s', (path, source) => {
    expect(wordsIn(path, source)).toEqual([])
  })
})
