/**
 * The body of an answer. One that breaks off behind its last byte, by the network's fault, a
 * timeout or a cancel, is whole all the same: what it brought may be billed.
 */
export async function wholeBody({ body }: Response): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  const bytes = () => joined(pieces)
  const reader = body?.getReader()
  try {
    for (;;) {
      const piece = await reader?.read()
      if (!piece?.value) return bytes()
      pieces.push(piece.value)
    }
  } catch (error) {
    const arrived = bytes()
    if (isWholeJson(arrived)) return arrived
    throw error
  }
}

/** A Blob would join them too, on a way through another process. */
function joined(pieces: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const [first] = pieces
  if (first && pieces.length === 1) return first
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

function isWholeJson(bytes: Uint8Array): boolean {
  try {
    return typeof JSON.parse(new TextDecoder().decode(bytes)) === 'object'
  } catch {
    return false
  }
}
