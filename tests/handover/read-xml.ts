/** An element as a reader of our own understands it; texts are joined, in the order of the file. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: XmlElement[]
  text: string
}

const TOKEN = /<\?[^>]*\?>|<!DOCTYPE [\w-]+>|<(\/?)([\w-]+)((?:\s+[\w-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Reads XML strictly: anything that is not well formed throws. */
export function readXml(source: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < source.length) {
    const at = TOKEN.lastIndex
    const token = TOKEN.exec(source)
    if (!token) throw new Error(`not well formed at ${at}: ${source.slice(at, at + 60)}`)
    const [, closes, name, attributes = '', isEmpty, text] = token
    const parent = open.at(-1)
    if (!parent) throw new Error('closed too often')
    if (text !== undefined) parent.text += decoded(text)
    if (name === undefined) continue
    if (closes) {
      if (open.pop()?.name !== name) throw new Error(`${name} closes another element`)
      continue
    }
    const pairs = [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [
      key,
      decoded(value),
    ])
    const element = { name, attributes: Object.fromEntries(pairs), children: [], text: '' }
    parent.children.push(element)
    if (!isEmpty) open.push(element)
  }
  if (open.length !== 1 || !root.children[0]) throw new Error('an element stays open')
  return root.children[0]
}

function decoded(text: string): string {
  const found = text.replace(/&(?:#(\d+)|(\w+));/g, (_, code?: string, name?: string) => {
    const sign = code ? String.fromCodePoint(Number(code)) : ENTITIES[name ?? '']
    if (sign === undefined) throw new Error(`unknown entity ${name}`)
    return sign
  })
  if (/&(?!#?\w+;)/.test(text)) throw new Error('a lone ampersand')
  return found
}

/** All elements of a name, in the order of the file. */
export const elementsOf = (element: XmlElement, name: string): readonly XmlElement[] => [
  ...(element.name === name ? [element] : []),
  ...element.children.flatMap((child) => elementsOf(child, name)),
]

/** The text of a child. */
export const textOf = (element: XmlElement, name: string): string =>
  element.children.find((child) => child.name === name)?.text ?? ''
