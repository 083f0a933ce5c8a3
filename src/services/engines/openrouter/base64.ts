/** Bytes turned into text at a time; a multiple of 3, so that the pieces join, and well under the stack's limit. */
const CHUNK_BYTES = 24_576

/** The picture as a data URL. Bytes of unknown type are taken for JPEG, which is what our frames are. */
export async function dataUrl(picture: Blob): Promise<string> {
  const bytes = new Uint8Array(await picture.arrayBuffer())
  return `data:${picture.type || 'image/jpeg'};base64,${encodeBase64(bytes)}`
}

export function encodeBase64(bytes: Uint8Array): string {
  const pieces: string[] = []
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(start, start + CHUNK_BYTES))))
  }
  return pieces.join('')
}

/** The bytes; undefined when the text is not base64. A data URL's head is skipped. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const binary = atob(text.replace(/^data:[^,]{0,100},/, ''))
    const bytes = new Uint8Array(binary.length)
    for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i)
    return bytes
  } catch {
    return undefined
  }
}
