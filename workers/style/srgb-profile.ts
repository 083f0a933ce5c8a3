/** D50, the white of the profile connection space. */
const PCS_WHITE = [0.9642, 1, 0.8249] as const
const D65_WHITE = [0.9505, 1, 1.0891] as const
/** sRGB's primaries (IEC 61966-2-1), adapted to D50 by Bradford's matrix. */
const PRIMARIES = {
  rXYZ: [0.43607, 0.22249, 0.01392],
  gXYZ: [0.38515, 0.71687, 0.09708],
  bXYZ: [0.14307, 0.06061, 0.7141],
} as const
const CURVE_POINTS = 1024

/**
 * An sRGB profile (ICC.1:2001-04, version 2.4) as the target of colour conversion. Version 4 would
 * apply black point compensation to prints: measured, a dark grey came out four steps darker than
 * browsers show it.
 */
export function srgbProfile(): Uint8Array<ArrayBuffer> {
  const curve = toneCurve()
  const tags: readonly (readonly [string, Uint8Array])[] = [
    ['desc', description('sRGB')],
    ['cprt', element('text', [...ascii('No copyright'), 0])],
    ['wtpt', xyz(D65_WHITE)],
    ...Object.entries(PRIMARIES).map(([name, value]) => [name, xyz(value)] as const),
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ]
  const start = 128 + 4 + 12 * tags.length
  const ends = tags.map((_, index) =>
    tags.slice(0, index + 1).reduce((sum, [, { length }]) => sum + length, start),
  )
  const size = ends.at(-1) ?? start
  const profile = new Uint8Array(size)
  const view = new DataView(profile.buffer)
  view.setUint32(0, size)
  view.setUint32(8, 0x02400000)
  profile.set(ascii('mntrRGB XYZ '), 12)
  profile.set(ascii('acsp'), 36)
  PCS_WHITE.forEach((value, index) => void view.setInt32(68 + 4 * index, fixed(value)))
  view.setUint32(128, tags.length)
  tags.forEach(([name, body], index) => {
    const at = (ends[index] ?? 0) - body.length
    profile.set(ascii(name), 132 + 12 * index)
    view.setUint32(136 + 12 * index, at)
    view.setUint32(140 + 12 * index, body.length)
    profile.set(body, at)
  })
  return profile
}

const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0))

/** s15Fixed16Number. */
const fixed = (value: number) => Math.round(value * 65_536)

/** A tag's element: type, four zeros, data, padded to whole words. */
function element(type: string, data: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(Math.ceil((8 + data.length) / 4) * 4)
  bytes.set(ascii(type))
  bytes.set(data, 8)
  return bytes
}

const words = (values: readonly number[]) =>
  values.flatMap((value) => [value >>> 24, value >>> 16, value >>> 8, value].map((byte) => byte & 0xff))

const xyz = (value: readonly number[]) => element('XYZ ', words(value.map(fixed)))

/** textDescriptionType: the text in ASCII; its two other scripts stay empty. */
const description = (text: string) =>
  element('desc', [...words([text.length + 1]), ...ascii(text), ...new Array<number>(1 + 8 + 3 + 67).fill(0)])

function toneCurve(): Uint8Array {
  const points = Array.from({ length: CURVE_POINTS }, (_, index) => {
    const value = index / (CURVE_POINTS - 1)
    return Math.round(65_535 * (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
  })
  return element('curv', [
    ...words([CURVE_POINTS]),
    ...points.flatMap((point) => [point >>> 8, point & 0xff]),
  ])
}
