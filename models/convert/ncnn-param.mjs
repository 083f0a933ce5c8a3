const MAGIC = '7767517'
/** ncnn writes array keys as -23300 minus the key. */
const ARRAY_KEY_BASE = -23300

/**
 * @typedef {object} Layer
 * @property {string} type
 * @property {string} name
 * @property {string[]} inputs names of its input blobs
 * @property {string[]} outputs names of its output blobs
 * @property {Map<number, number | number[]>} keys its settings by ncnn's key number
 */

/**
 * Reads ncnn's text form of a net.
 * @param {string} text
 * @returns {Layer[]} in file order, which is also the order of the weights
 */
export function parseParam(text) {
  const [magic, counts, ...lines] = text.split('\n').filter((line) => line.trim() !== '')
  if (magic?.trim() !== MAGIC) throw new Error('This is not an ncnn .param file: its first line is unknown.')
  const [layerCount, blobCount] = words(counts ?? '').map(Number)
  const layers = lines.map(parseLayer)
  if (layers.length !== layerCount) {
    throw new Error(`The .param file promises ${layerCount} layers and holds ${layers.length}.`)
  }
  const blobs = layers.flatMap(({ outputs }) => outputs)
  if (new Set(blobs).size !== blobs.length) throw new Error('A blob is written twice.')
  if (blobs.length !== blobCount) {
    throw new Error(`The .param file promises ${blobCount} blobs and writes ${blobs.length}.`)
  }
  return layers
}

const words = (/** @type {string} */ line) => line.trim().split(/\s+/)

/** @returns {Layer} */
function parseLayer(/** @type {string} */ line) {
  const [type = '', name = '', inputCount, outputCount, ...rest] = words(line)
  const firstOutput = Number(inputCount)
  const firstKey = firstOutput + Number(outputCount)
  if (!Number.isInteger(firstKey) || rest.length < firstKey) throw new Error(`Cannot read the layer: ${line}`)
  return {
    type,
    name,
    inputs: rest.slice(0, firstOutput),
    outputs: rest.slice(firstOutput, firstKey),
    keys: new Map(rest.slice(firstKey).map(parseKey)),
  }
}

/** @returns {[number, number | number[]]} */
function parseKey(/** @type {string} */ text) {
  const match = /^(-?\d+)=([-+.,\deE]+)$/.exec(text)
  if (!match) throw new Error(`Cannot read the setting: ${text}`)
  const key = Number(match[1])
  const numbers = String(match[2]).split(',').map(Number)
  if (numbers.some((number) => !Number.isFinite(number))) throw new Error(`Not a number: ${text}`)
  if (key >= 0 && numbers.length === 1) return [key, /** @type {number} */ (numbers[0])]
  const [length, ...values] = numbers
  if (key > ARRAY_KEY_BASE || values.length !== length) throw new Error(`Cannot read the setting: ${text}`)
  return [ARRAY_KEY_BASE - key, values]
}
