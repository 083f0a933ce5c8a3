/**
 * Tone mapping from high dynamic range (ITU-R BT.2100) to BT.709, equal to the filters in
 * `ffmpeg/tone.ts`, which give the reasons. All values are 0 to 1, not clamped.
 */

/** Gamma of a standard screen (ITU-R BT.1886). */
const SCREEN_GAMMA = 2.4

/** The reference white in cd/m² (ITU-R BT.2408), which maps to 1. */
const WHITE = 203
/** The highest distinct brightness in reference whites: 1000 cd/m². */
const PEAK = 4.93
/** Below this share of white the Möbius curve is the identity. */
const LINEAR = 0.3

/** Linear light from BT.2020 to BT.709 primaries (ITU-R BT.2087). */
const TO_709 = [
  [1.6605, -0.5876, -0.0728],
  [-0.1246, 1.1329, -0.0083],
  [-0.0182, -0.1006, 1.1187],
] as const

/** Constants of the PQ curve (SMPTE ST 2084). */
const M1 = 2610 / 16384
const M2 = (2523 / 4096) * 128
const C1 = 3424 / 4096
const C2 = (2413 / 4096) * 32
const C3 = (2392 / 4096) * 32

/** Curves are lookup tables: a picture has half a million pixels of three values each. */
const STEPS = 4096
const table = (curve: (value: number) => number) =>
  Float32Array.from({ length: STEPS + 1 }, (_, i) => curve(i / STEPS))
const look = (values: Float32Array, value: number) =>
  values[Math.round(Math.min(1, Math.max(0, value)) * STEPS)] ?? 0

const screenLight = table((value) => value ** SCREEN_GAMMA)
const pqLight = table((value) => {
  const power = value ** (1 / M2)
  return ((Math.max(0, power - C1) / (C2 - C3 * power)) ** (1 / M1) * 10_000) / WHITE
})

const encode = (light: number) => Math.max(0, light) ** (1 / SCREEN_GAMMA)

/** Writes light with BT.709 primaries into `out`. */
function narrow(red: number, green: number, blue: number, out: Float32Array): void {
  out[0] = TO_709[0][0] * red + TO_709[0][1] * green + TO_709[0][2] * blue
  out[1] = TO_709[1][0] * red + TO_709[1][1] * green + TO_709[1][2] * blue
  out[2] = TO_709[2][0] * red + TO_709[2][1] * green + TO_709[2][2] * blue
}

function encodeAll(out: Float32Array, factor: number): void {
  for (let i = 0; i < 3; i++) out[i] = encode((out[i] ?? 0) * factor)
}

export function hlgToSrgb(red: number, green: number, blue: number, out: Float32Array): void {
  narrow(look(screenLight, red), look(screenLight, green), look(screenLight, blue), out)
  encodeAll(out, 1)
}

export function pqToSrgb(red: number, green: number, blue: number, out: Float32Array): void {
  narrow(look(pqLight, red), look(pqLight, green), look(pqLight, blue), out)
  const brightest = Math.max(out[0] ?? 0, out[1] ?? 0, out[2] ?? 0, 1e-6)
  encodeAll(out, rolledOff(brightest) / brightest)
}

/** The Möbius curve: smooth at `LINEAR`, and 1 at `PEAK`. */
function rolledOff(light: number): number {
  if (light <= LINEAR) return light
  const a = (-(LINEAR ** 2) * (PEAK - 1)) / (LINEAR ** 2 - 2 * LINEAR + PEAK)
  const b = (LINEAR ** 2 - 2 * LINEAR * PEAK + PEAK) / Math.max(PEAK - 1, 1e-6)
  return (((b ** 2 + 2 * b * LINEAR + LINEAR ** 2) / (b - a)) * (light + a)) / (light + b)
}
