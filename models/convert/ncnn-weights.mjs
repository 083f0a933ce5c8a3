/** ncnn's mark of half-float weights. */
const HALF_FLOATS = 0x01306b47

/**
 * Reads ncnn's weights in sequence. The file has no index: order and sizes come from the .param
 * file. Every byte must be consumed; `end` checks that.
 * @param {Uint8Array} bytes
 */
export function openWeights(bytes) {
  let offset = 0

  /** @returns {Uint8Array} the next bytes, copied */
  function take(/** @type {number} */ length) {
    if (offset + length > bytes.length) {
      throw new Error(`The weights end at byte ${bytes.length}; the net needs more at ${offset}.`)
    }
    const taken = bytes.slice(offset, offset + length)
    offset += length
    return taken
  }

  return {
    /** @returns {Uint8Array} `count` half floats, little endian, marked as such in the file */
    halfFloats(/** @type {number} */ count) {
      const mark = take(4)
      const flag = new DataView(mark.buffer, mark.byteOffset).getUint32(0, true)
      if (flag !== HALF_FLOATS) {
        throw new Error(`Weights of an unknown kind (0x${flag.toString(16)}) at byte ${offset - 4}.`)
      }
      const taken = take(count * 2)
      // Padded to four bytes.
      take((4 - ((count * 2) % 4)) % 4)
      return taken
    },

    /** @returns {Uint8Array} `count` floats, little endian, without a mark */
    floats: (/** @type {number} */ count) => take(count * 4),

    /** Throws when bytes remain. */
    end() {
      if (offset !== bytes.length)
        throw new Error(`${bytes.length - offset} bytes of the weights are unused.`)
    },
  }
}
