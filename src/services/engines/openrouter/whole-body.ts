/**
 * The body of an answer. One that breaks off behind its last byte, by the network's fault, a
 * timeout or a cancel, is whole all the same: what it brought may be billed.
 */
export async function wholeBody({ body }: Response): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  const bytes = async () => new Uint8Array(await new Blob(pieces).arrayBuffer())
  const reader = body?.getReader()
  try {
    for (;;) {
      const piece = await reader?.read()
      if (!piece?.value) return await bytes()
      pieces.push(piece.value)
    }
  } catch (error) {
    const arrived = await bytes()
    if (isWholeJson(arrived)) return arrived
    throw error
  }
}

function isWholeJson(bytes: Uint8Array): boolean {
  try {
    return typeof JSON.parse(new TextDecoder().decode(bytes)) === 'object'
  } catch {
    return false
  }
}
