/** What was made of a picture, and the picture itself. */
interface Known<Made> {
  readonly bytes: Uint8Array
  readonly made: Made
}

/**
 * Remembers what was made of pictures for the worker's next calls, those asked for last and at most
 * `most`. A picture is known by its bytes: each call brings copies.
 */
export function knownPictures<Made>(
  most: number,
): (picture: Blob, make: () => Promise<Made>) => Promise<Made> {
  const known: Known<Made>[] = []
  return async (picture, make) => {
    const bytes = new Uint8Array(await picture.arrayBuffer())
    const at = known.findIndex((one) => isEqual(one.bytes, bytes))
    const [found] = at < 0 ? [] : known.splice(at, 1)
    const one = found ?? { bytes, made: await make() }
    known.push(one)
    if (known.length > most) known.shift()
    return one.made
  }
}

function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, i) => byte === other[i])
}
