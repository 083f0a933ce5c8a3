/** Text in a tag of its own that it cannot close. */
export function quoted(tag: string, text: string): string {
  return `<${tag}>\n${text.trim().replace(/<(?=\/?\s*(scene|shot|keep)\b)/gi, '‹')}\n</${tag}>`
}
