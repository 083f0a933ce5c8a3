/**
 * Bytes encoded at a time: a multiple of 3, so that the pieces join, and well below the call
 * stack's limit.
 */
const CHUNK_BYTES = 24_576

/** The picture as a data URL. Bytes of unknown type count as JPEG, the format of our frames. */
export async function dataUrl(picture: Blob): Promise<string> {
  const bytes = new Uint8Array(await picture.arrayBuffer())
  return `data:${picture.type || 'image/jpeg'};base64,${encodeBase64(bytes)}`
}

const made = new WeakMap<Blob, Promise<Blob>>()

/**
 * The picture's data URL as a Blob, made once per picture: every shot of a job sends the same style
 * picture. A Blob stays in the browser process; a string would be copied on the main thread with
 * each call.
 */
export function dataUrlPiece(picture: Blob): Promise<Blob> {
  const known = made.get(picture)
  if (known) return known
  const piece = dataUrl(picture).then((url) => new Blob([url]))
  made.set(picture, piece)
  piece.catch(() => made.delete(picture))
  return piece
}

/** Native since 2025 (ES2026) and many times faster. */
type Native = { toBase64?(): string }
type NativeClass = { fromBase64?(text: string): Uint8Array<ArrayBuffer> }

export function encodeBase64(bytes: Uint8Array & Native): string {
  if (bytes.toBase64) return bytes.toBase64()
  const pieces: string[] = []
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(start, start + CHUNK_BYTES))))
  }
  return pieces.join('')
}

/**
 * The decoded bytes; undefined when the text is not base64. Accepts the URL alphabet, line breaks
 * and missing padding.
 */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  return decoded(text) ?? decoded(text.replaceAll('-', '+').replaceAll('_', '/'))
}

function decoded(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const native: typeof Uint8Array & NativeClass = Uint8Array
    if (native.fromBase64) return native.fromBase64(text)
    const binary = atob(text)
    const bytes = new Uint8Array(binary.length)
    for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i)
    return bytes
  } catch {
    return undefined
  }
}

/**
 * The bytes of a data URL (RFC 2397), base64 or percent-encoded; undefined when the text is not
 * one.
 */
export function dataUrlBytes(url: string): Uint8Array<ArrayBuffer> | undefined {
  const [, head, data] = /^data:([^,]{0,200}),(.*)$/is.exec(url) ?? []
  if (head === undefined || data === undefined) return undefined
  try {
    const open = data.includes('%') ? decodeURIComponent(data) : data
    return /;\s*base64$/i.test(head) ? decodeBase64(open) : new TextEncoder().encode(open)
  } catch {
    return undefined
  }
}
