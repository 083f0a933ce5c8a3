// Weights in the order in which workers/people/net reads them.

/** @throws Error, saying what the steps do not know, where `wanted` is not so */
export function only(wanted, what) {
  if (!wanted) throw new Error(`The steps know no ${what}.`)
}

/** Channels as they lie in memory: a picture's colours in fours, all others in eights. */
export const stored = (channels) => (channels === 3 ? 4 : Math.ceil(channels / 8) * 8)

/** Zeros behind values, up to a length. */
export const padded = (values, length) => [...values, ...Array(length - values.length).fill(0)]

/**
 * [outputs][rows][columns][inputs] as [block of 8 outputs][rows][columns][stored inputs][8].
 * @param {readonly number[]} shape
 */
export function packConvolution(weights, [outputs, height, width, inputs]) {
  const channels = stored(inputs)
  const taps = height * width
  const packed = new Float32Array(stored(outputs) * taps * channels)
  for (let o = 0; o < outputs; o++)
    for (let tap = 0; tap < taps; tap++)
      for (let i = 0; i < inputs; i++)
        packed[((o >> 3) * taps * channels + tap * channels + i) * 8 + (o & 7)] =
          weights[(o * taps + tap) * inputs + i]
  return packed
}

/** [rows][columns][channels] with stored channels. */
export function packDepthwise(weights, [height, width, channels]) {
  const values = Array.from(weights)
  return Array.from({ length: height * width }, (_, tap) =>
    padded(values.slice(tap * channels, (tap + 1) * channels), stored(channels)),
  ).flat()
}

/** [four places][inputs] as one block of eight outputs, of which four are used. */
export function packTransposed(weights, inputs) {
  const packed = new Float32Array(8 * stored(inputs))
  for (let tap = 0; tap < 4; tap++)
    for (let i = 0; i < inputs; i++) packed[i * 8 + tap] = weights[tap * inputs + i]
  return packed
}
