/** Floats as IEEE 754 binary16, rounded to the nearest, ties to even; infinite beyond 65,504. */
export function toHalves(values: Float32Array): Uint16Array<ArrayBuffer> {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length)
  const halves = new Uint16Array(values.length)
  for (let i = 0; i < bits.length; i++) halves[i] = toHalf(bits[i] as number, values[i] as number)
  return halves
}

function toHalf(bits: number, value: number): number {
  const sign = (bits >>> 16) & 0x8000
  const exponent = ((bits >>> 23) & 0xff) - 112
  if (exponent >= 31) return sign | (Number.isNaN(value) ? 0x7e00 : 0x7c00)
  // Below the smallest normal number the places are as wide as its last.
  if (exponent <= 0) return sign | roundEven(Math.abs(value) * 2 ** 24)
  // What rounds up beyond the last fraction goes on into the exponent, as it should.
  return sign | roundEven(((exponent << 23) | (bits & 0x7fffff)) / 0x2000)
}

function roundEven(value: number): number {
  const down = Math.floor(value)
  const rest = value - down
  return rest > 0.5 || (rest === 0.5 && down % 2 === 1) ? down + 1 : down
}
