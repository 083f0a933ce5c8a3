/** What stands between two braces, with what stands before them; a statement has no body. */
interface Rule {
  readonly head: string
  readonly body?: string
}

/** The rules of a minified style sheet, those within others left in their bodies. */
function rulesOf(css: string): readonly Rule[] {
  const rules: Rule[] = []
  let [start, open, depth] = [0, 0, 0]
  for (const { 0: mark, index } of css.matchAll(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[{};]/g)) {
    if (mark === '{' && depth++ === 0) open = index
    else if (mark === ';' && depth === 0) rules.push({ head: css.slice(start, index) })
    else if (mark === '}' && --depth === 0)
      rules.push({ head: css.slice(start, open), body: css.slice(open + 1, index) })
    else continue
    if (depth === 0) start = index + 1
  }
  return rules
}

/** What a page's selectors may name. */
interface Names {
  readonly tags: ReadonlySet<string>
  readonly classes: ReadonlySet<string>
  readonly ids: ReadonlySet<string>
}

function namesIn(html: string): Names {
  const all = (pattern: RegExp) => [...html.matchAll(pattern)].flatMap(([, names = '']) => names.split(/\s+/))
  return {
    tags: new Set(all(/<([a-z]\w*)/g)),
    classes: new Set(all(/\sclass="([^"]+)"/g)),
    ids: new Set(all(/\sid="([^"]+)"/g)),
  }
}

/** States and what is within others are not known before a script runs. */
const UNKNOWN = /:(?!:?(?:before|after|root)\b)/
/** Set on the root before the first paint (src/first-paint.ts). */
const KNOWN_ATTRIBUTES = /\[data-(?:theme|visit)=[^\]]*\]/g

function mayMatch(selector: string, { tags, classes, ids }: Names): boolean {
  const rest = selector.replace(KNOWN_ATTRIBUTES, '')
  if (UNKNOWN.test(rest) || rest.includes('[')) return false
  const named = [...rest.matchAll(/(^|[\s>+~]|[.#]|:+)([\w-]+)/g)]
  return named.every(([, sign = '', name = '']) => {
    if (sign.startsWith(':')) return true
    if (sign === '.') return classes.has(name)
    return sign === '#' ? ids.has(name) : tags.has(name)
  })
}

/**
 * The part of a minified style sheet that a page without its scripts may be dressed by, in the same
 * layers and conditions. It names all layers: one that it lacks would otherwise come last.
 */
export function firstStyle(css: string, html: string): string {
  const names = namesIn(html)
  const kept = (text: string): string =>
    rulesOf(text)
      .map(({ head, body }) => {
        if (body === undefined) return head.startsWith('@layer') ? `${head};` : ''
        if (/^@(?:layer|media|container|supports)\b/.test(head)) {
          const within = kept(body)
          return within && `${head}{${within}}`
        }
        if (head.startsWith('@')) return ''
        const selectors = head.split(/,(?![^(]*\))/).filter((selector) => mayMatch(selector.trim(), names))
        return selectors.length > 0 ? `${selectors.join(',')}{${body}}` : ''
      })
      .join('')
  const layers = rulesOf(css).flatMap(({ head }) => /^@layer ([\w.]+)$/.exec(head)?.[1] ?? [])
  const order = [...new Set(layers)].join(',')
  return `${order && `@layer ${order};`}${kept(css)}`
}
