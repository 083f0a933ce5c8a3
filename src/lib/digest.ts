/** FNV-1a, 32 bits (Fowler, Noll, Vo), from a given start. */
function fnv(text: string, start: number): string {
  let hash = start
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}

/** A short digest of a text: enough to see that it changed, and no protection against intent. */
export const digestOf = (text: string): string =>
  fnv(text, 0x811c9dc5) + fnv(`${text.length}${text}`, 0x050c5d1f)
