import type { AttributeValue, PageNode } from '../../../src/domain/handover/review/page-node.ts'

/** Elements without an end (HTML, 13.1.2). */
const VOID = new Set(['meta', 'img', 'br', 'link', 'hr', 'input'])
/** Elements whose text is no markup (HTML, 13.1.2). */
const RAW = new Set(['style', 'script'])

/**
 * Writes a part of a page as HTML, in pieces: one picture is held at a time.
 * @param pictureAt the address of the picture at a place of the board's list.
 */
export async function* htmlOf(
  node: PageNode,
  pictureAt: (place: number) => Promise<string>,
): AsyncGenerator<string> {
  if (typeof node === 'string') {
    yield escaped(node)
    return
  }
  const { tag, attributes, children } = node
  yield `<${tag}`
  for (const [name, value] of Object.entries(attributes)) yield attribute(name, await text(value, pictureAt))
  yield '>'
  if (VOID.has(tag)) return
  if (RAW.has(tag)) yield children.join('')
  else for (const child of children) yield* htmlOf(child, pictureAt)
  yield `</${tag}>`
}

const attribute = (name: string, value: string) => ` ${name}="${escaped(value)}"`

const text = async (value: AttributeValue, pictureAt: (place: number) => Promise<string>) =>
  typeof value === 'string' ? value : pictureAt(value.picture)

const MARKS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A text that is no markup, without the characters that HTML forbids (HTML, 13.1.4). */
const escaped = (given: string) =>
  given
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\p{Noncharacter_Code_Point}]/gu, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[&<>"']/g, (mark) => MARKS[mark] ?? mark)
