/** Bits of a colour's number, and of the longest code. */
const SMALLEST = 8
const LONGEST = 12
const CLEAR = 1 << SMALLEST
const END = CLEAR + 1
/** Places for codes: twice as many as there are, so that few are looked for in vain. */
const PLACES = 1 << (LONGEST + 1)
const PLACE_SHIFT = 32 - (LONGEST + 1)
/** Spreads neighbouring numbers (Knuth: 2³² by the golden ratio). */
const SPREAD = 0x9e3779b1
const FREE = -1

const keys = new Int32Array(PLACES)
const codes = new Uint16Array(PLACES)

/**
 * Compresses the numbers of colours by LZW with codes of growing length, as GIF has it (GIF89a,
 * appendix F), with the number's bits in front and in blocks of at most 255 bytes.
 */
export function compressed(numbers: Uint8Array): Uint8Array<ArrayBuffer> {
  // A code stands for a number at least.
  const bytes = new Uint8Array(Math.ceil(1.6 * numbers.length) + 16)
  let [at, held, bits] = [0, 0, 0]
  let [size, next] = [SMALLEST + 1, END + 1]
  const put = (code: number) => {
    held |= code << bits
    for (bits += size; bits >= 8; bits -= 8) {
      bytes[at++] = held & 255
      held >>>= 8
    }
  }
  const grow = () => {
    if (next >= 1 << size && size < LONGEST) size += 1
  }
  keys.fill(FREE)
  put(CLEAR)
  let code = numbers[0] ?? 0
  for (let i = 1; i < numbers.length; i++) {
    const number = numbers[i] ?? 0
    const key = (code << SMALLEST) | number
    let place = Math.imul(key, SPREAD) >>> PLACE_SHIFT
    while (keys[place] !== FREE && keys[place] !== key) place = (place + 1) % PLACES
    if (keys[place] === key) {
      code = codes[place] ?? 0
      continue
    }
    put(code)
    if (next === 1 << LONGEST) {
      put(CLEAR)
      keys.fill(FREE)
      size = SMALLEST + 1
      next = END + 1
    } else {
      grow()
      keys[place] = key
      codes[place] = next++
    }
    code = number
  }
  put(code)
  grow()
  put(END)
  if (bits > 0) bytes[at++] = held
  return inBlocks(bytes.subarray(0, at))
}

const BLOCK = 255

function inBlocks(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const blocks = Math.ceil(bytes.length / BLOCK)
  const found = new Uint8Array(1 + bytes.length + blocks + 1)
  found[0] = SMALLEST
  for (let i = 0; i < blocks; i++) {
    const block = bytes.subarray(i * BLOCK, (i + 1) * BLOCK)
    found[1 + i * (BLOCK + 1)] = block.length
    found.set(block, 2 + i * (BLOCK + 1))
  }
  return found
}
