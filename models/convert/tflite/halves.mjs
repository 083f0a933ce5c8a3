/** The value of a half float (IEEE 754 binary16). */
export function halfToNumber(half) {
  const sign = half & 0x8000 ? -1 : 1
  const exponent = (half >> 10) & 31
  const fraction = half & 1023
  if (exponent === 0) return sign * fraction * 2 ** -24
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}

const BITS = new DataView(new ArrayBuffer(4))

/** A number as a half float. @throws Error where it is not exactly one. */
export function numberToHalf(value) {
  BITS.setFloat32(0, value)
  const bits = BITS.getUint32(0)
  const sign = (bits >>> 16) & 0x8000
  const exponent = ((bits >>> 23) & 255) - 127
  let half = sign
  if (exponent >= -14 && exponent <= 15) half |= ((exponent + 15) << 10) | ((bits >>> 13) & 1023)
  else if (exponent >= -24 && exponent < -14) half |= Math.abs(value) * 2 ** 24
  if (halfToNumber(half) !== value) throw new Error(`${value} is no half float.`)
  return half
}
