/** What XML 1.0 forbids even as a reference (2.2 Characters); a lone half of a pair too. */
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A reader would turn them into spaces or another line end.
  '\r': '&#13;',
}

/** Text for an element. */
export const xmlText = (text: string): string =>
  text.replace(FORBIDDEN, '').replace(/[&<>"\r]/g, (sign) => ENTITIES[sign] ?? sign)

/** Text for an attribute, in which line ends and tabs would become spaces. */
const xmlValue = (text: string): string =>
  xmlText(text).replace(/[\n\t]/g, (sign) => `&#${sign.charCodeAt(0)};`)

export type Xml = string

/** An element; a text child is written through `xmlText` by whoever passes it. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
  children: Xml | readonly Xml[] = [],
): Xml {
  const set = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${xmlValue(String(value))}"`],
  )
  const inside = typeof children === 'string' ? children : children.map((child) => `\n${child}`).join('')
  const indented = typeof children === 'string' ? inside : inside.replaceAll(/\n(?=<)/g, '\n')
  if (inside === '') return `<${name}${set.join('')}/>`
  return `<${name}${set.join('')}>${indented}${typeof children === 'string' ? '' : '\n'}</${name}>`
}

/** A document with its declaration, and a document type where the format asks for one. */
export const xmlDocument = (root: Xml, doctype?: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${doctype ? `<!DOCTYPE ${doctype}>\n` : ''}${root}\n`
