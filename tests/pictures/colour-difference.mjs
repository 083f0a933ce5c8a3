const linear = (value) => (value <= 10.31475 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4)

/** CIELAB (CIE 1976) of an 8-bit sRGB colour, against D65. */
function lab(colour) {
  const [r, g, b] = colour.map(linear)
  const f = (t) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116)
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505)
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b)
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

/** ΔE of CIE 1976 between two 8-bit sRGB colours. */
export function colourDifference(one, other) {
  const b = lab(other)
  return Math.hypot(...lab(one).map((value, index) => value - b[index]))
}
