/**
 * The list in a parsed answer: `shots`, the answer itself, or its only array of objects under any
 * name. A single shot holds arrays too, of words.
 */
export function listIn(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value
  if (typeof value !== 'object' || value === null) return undefined
  if ('shots' in value && Array.isArray(value.shots)) return value.shots
  const arrays = Object.values(value).filter((member) => Array.isArray(member) && !isOfWords(member))
  return arrays.length === 1 ? arrays[0] : undefined
}

/**
 * Characters scanned for the ends of values, far above any real answer: it bounds the time spent on
 * a hostile one.
 */
const MOST_LOOKED_AT = 4_000_000

/**
 * Every JSON object or array in an answer, in order: the whole answer, fenced blocks, values amid
 * prose.
 */
export function jsonValuesIn(answer: string): readonly unknown[] {
  const text = answer.replace(/^\ufeff/, '').trim()
  const whole = parsed(text)
  if (whole !== undefined) return [whole]

  const fenced = [...text.matchAll(/```[a-z]*\s*([\s\S]*?)```/gi)].map((match) => match[1] ?? '')
  return [...fenced.map(parsed).filter((value) => value !== undefined), ...listsAmid(text)]
}

/** Lists amid prose with any brackets. Parts of a truncated list do not count. */
function listsAmid(text: string): readonly unknown[] {
  const found: unknown[] = []
  let lookedAt = 0
  let end = 0
  for (const { index } of text.matchAll(/[[{](?=\s*["[{\]}])/g)) {
    // Values inside a found list belong to it.
    if (index < end || lookedAt > MOST_LOOKED_AT) continue
    const behind = endOfValue(text, index)
    lookedAt += behind - index
    const value = parsed(text.slice(index, behind))
    if (listIn(value) === undefined || (isOfWords(value) && followsName(text, index))) continue
    found.push(value)
    end = behind
  }
  return found
}

/**
 * The object or array in the text; undefined for anything else. Unwraps JSON inside a JSON string
 * once.
 */
function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    const opened: unknown = typeof value === 'string' ? JSON.parse(value) : value
    return typeof opened === 'object' && opened !== null ? opened : undefined
  } catch {
    return undefined
  }
}

/** True for an array without an object, such as a shot's people or a list of texts. */
const isOfWords = (value: unknown): boolean =>
  Array.isArray(value) && !value.some((item) => typeof item === 'object' && item !== null)

/** True for the value of a property, whose name and colon stand before it. */
const followsName = (text: string, index: number): boolean =>
  /"\s*:\s*$/.test(text.slice(Math.max(0, index - 40), index))

/** The index after the bracket that closes the one at `start`; the text's length if none does. */
function endOfValue(text: string, start: number): number {
  let depth = 0
  let quoted = false
  for (let i = start; i < text.length; i++) {
    const char = text[i]
    if (quoted) {
      if (char === '\\') i++
      else if (char === '"') quoted = false
    } else if (char === '"') quoted = true
    else if (char === '{' || char === '[') depth++
    else if ((char === '}' || char === ']') && --depth === 0) return i + 1
  }
  return text.length
}
