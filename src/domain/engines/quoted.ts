/** Wraps text in a tag that the text cannot close. */
export function quoted(tag: string, text: string): string {
  return `<${tag}>\n${text.trim().replace(/<(?=\/?\s*(scene|shot|shown|described|manner|keep|played|written|about|panel)\b)/gi, '‹')}\n</${tag}>`
}
