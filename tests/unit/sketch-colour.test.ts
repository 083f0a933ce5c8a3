import { describe, expect, test } from 'vitest'
import { toneCurve, transferTones } from '../../workers/engines/sketch/draw/colour-transfer.ts'
import { transported } from '../../workers/engines/sketch/draw/transport.ts'
import { hexPalette } from '../../workers/engines/sketch/measure/hex-palette.ts'
import { exposureWord, measureLight, temperatureWord } from '../../workers/engines/sketch/measure/light.ts'
import { dominantColours } from '../../workers/engines/sketch/measure/palette.ts'
import { measureTones } from '../../workers/engines/sketch/measure/tones.ts'
import { labImage, toLab, writeLab } from '../../workers/engines/sketch/pixels/oklab.ts'
import { colourName } from '../../workers/engines/sketch/words/colour-names.ts'
import { paletteDistance } from '../../workers/takes/checks/palette-distance.ts'
import { deviation, image, mean, pixels, type Rgb } from './sketch-fixture.ts'

test('a palette is the colours of a picture as hex, the most frequent first, each once', () => {
  const flag = image(30, 10, (x) => (x < 20 ? [255, 0, 0] : [0, 0, 128]))
  expect(hexPalette(flag)).toEqual(['#ff0000', '#000080'])
  expect(hexPalette(image(8, 8, () => [0, 7, 0]))).toEqual(['#000700'])
})

describe('OKLab', () => {
  test('every sRGB grey and many colours come back as they were', () => {
    const out = new Uint8ClampedArray(4)
    for (let red = 0; red < 256; red += 15)
      for (let green = 0; green < 256; green += 15)
        for (let blue = 0; blue < 256; blue += 51) {
          const { l, a, b } = toLab(red, green, blue)
          writeLab(out, 0, l, a, b)
          expect([...out]).toEqual([red, green, blue, 255])
        }
  })

  test('white is 1, black 0, and both are without colour', () => {
    const white = toLab(255, 255, 255)
    expect(white.l).toBeCloseTo(1, 4)
    expect(Math.hypot(white.a, white.b)).toBeLessThan(1e-4)
    expect(toLab(0, 0, 0)).toEqual({ l: 0, a: 0, b: 0 })
  })

  test('transparent pixels count as on white', () => {
    const clear = pixels(2, 1, () => [0, 0, 0])
    clear.data[3] = 0
    const { l } = labImage(clear)
    expect(l.data[0]).toBeCloseTo(1, 4)
    expect(l.data[1]).toBeCloseTo(0, 4)
  })
})

describe('colour names', () => {
  const known: readonly (readonly [string, Rgb])[] = [
    ['black', [0, 0, 0]],
    ['white', [255, 255, 255]],
    ['grey', [128, 128, 128]],
    ['red', [220, 20, 30]],
    ['yellow', [250, 225, 40]],
    ['navy', [18, 28, 74]],
    ['sky blue', [135, 190, 235]],
    ['forest green', [25, 75, 40]],
    ['lavender', [186, 168, 226]],
    ['brown', [120, 72, 42]],
    ['orange', [240, 130, 30]],
    ['pink', [245, 160, 190]],
  ]
  test.each(known)('%s', (name, [red, green, blue]) => {
    expect(colourName(toLab(red, green, blue))).toBe(name)
  })
})

describe('dominant colours', () => {
  const half = image(40, 40, (x) => (x < 30 ? [200, 30, 30] : [20, 40, 160]))

  test('finds the two colours of a two-colour picture and their shares', () => {
    const [first, second, ...rest] = dominantColours(half, 5, 1)
    expect(rest).toEqual([])
    expect(first?.share).toBeCloseTo(0.75, 1)
    expect(second?.share).toBeCloseTo(0.25, 1)
    expect(colourName(first ?? toLab(0, 0, 0))).toBe('red')
  })

  test('the same seed gives the same palette', () => {
    expect(dominantColours(half, 5, 3)).toEqual(dominantColours(half, 5, 3))
  })
})

describe('light', () => {
  test('a dark and a bright, a warm and a cool picture are told apart', () => {
    const night = measureLight(image(30, 20, (x) => [5 + x / 3, 8, 20]))
    const noon = measureLight(image(30, 20, (x) => [250, 240 - x / 2, 215]))
    expect([night.key, noon.key]).toEqual(['low', 'high'])
    expect(exposureWord(night)).toBe('very dark')
    expect(exposureWord(noon)).toBe('very bright')
    expect(temperatureWord(noon)).toBe('warm')
    expect(temperatureWord(night)).toBe('cool')
  })
})

describe('colour transfer', () => {
  const clip = image(64, 40, (x, y) => [60 + x, 90 + y * 2, 140 - x])
  const chromaOf = (picture: ReturnType<typeof image>) =>
    mean(picture.a.data.map((a, i) => Math.hypot(a, picture.b.data[i] ?? 0)))
  const moved = (style: ReturnType<typeof image>) =>
    transferTones(clip, measureTones(clip), measureTones(style), 1)

  test('means and deviations come near those of the style', () => {
    const style = image(64, 40, (x, y) => [150 + y, 90 + (x % 30), 60 + x / 2])
    const result = moved(style)
    for (const channel of ['l', 'a', 'b'] as const) {
      const before = Math.abs(mean(clip[channel].data) - mean(style[channel].data))
      const after = Math.abs(mean(result[channel].data) - mean(style[channel].data))
      expect(after).toBeLessThan(Math.max(0.02, before * 0.35))
      const spread = (picture: typeof clip) =>
        Math.abs(deviation(picture[channel].data) - deviation(style[channel].data))
      expect(spread(result)).toBeLessThanOrEqual(spread(clip) + 0.01)
    }
  })

  test('an ink drawing makes a picture without colour', () => {
    const ink = image(64, 40, (x, y) => ((x + y) % 9 < 4 ? [10, 10, 10] : [245, 245, 245]))
    expect(chromaOf(clip)).toBeGreaterThan(0.03)
    expect(chromaOf(moved(ink))).toBeLessThan(0.002)
  })

  test('a saturated picture makes a saturated one, even of a grey clip', () => {
    const poster = image(64, 40, (x, y) => (y < 15 ? [30, 60, 220] : x < 30 ? [230, 40, 40] : [250, 200, 20]))
    const grey = image(64, 40, (x, y) => [50 + x + y, 50 + x + y, 50 + x + y])
    const result = transferTones(grey, measureTones(grey), measureTones(poster), 1)
    expect(chromaOf(result)).toBeGreaterThan(0.1)
  })

  test('the colours of the style come in their shares, and noise is not made louder', () => {
    const hues: readonly Rgb[] = [
      [60, 80, 150],
      [200, 90, 60],
      [220, 190, 110],
      [60, 120, 90],
    ]
    const style = image(64, 40, (x) => hues[x >> 4] ?? [0, 0, 0])
    const result = moved(style)
    expect(paletteDistance(result, style)).toBeLessThan(paletteDistance(clip, style) * 0.65)
    const flag = image(64, 40, (x) => (x < 32 ? [200, 40, 40] : [40, 60, 190]))
    const noise = image(64, 40, (x, y) => [128 + ((x * 7 + y * 13) % 3), 128, 128 + ((x * 5 + y * 3) % 3)])
    const loud = transferTones(noise, measureTones(noise), measureTones(flag), 1)
    for (const channel of ['a', 'b'] as const)
      expect(deviation(loud[channel].data)).toBeLessThan(2 * deviation(noise[channel].data))
  })

  test('optimal transport moves points onto others of any form, and keeps their order', () => {
    const line = new Float32Array(300)
    const bent = new Float32Array(300)
    for (let i = 0; i < 100; i++) {
      line.set([i / 100, 0, 0], 3 * i)
      bent.set([i / 100, 0.4 * (i / 100) ** 2, -0.002 * i], 3 * i)
    }
    const gone = transported(line, bent)
    gone.forEach((value, i) => {
      expect(Math.abs(value - (bent[i] ?? 0))).toBeLessThan(0.05)
    })
    expect(transported(line, bent)).toEqual(gone)
  })

  test('the tone curve rises everywhere and is never steep enough to break a flat frame up', () => {
    const flat = new Float32Array(17).fill(0.1)
    const full = Float32Array.from({ length: 17 }, (_, i) => i / 16)
    const curve = toneCurve(flat, full, 1)
    for (let i = 1; i < 256; i++) {
      const step = (curve[i] ?? 0) - (curve[i - 1] ?? 0)
      expect(step).toBeGreaterThanOrEqual(0)
      expect(step).toBeLessThan(2.3 / 255)
    }
  })
})

describe('accents', () => {
  const dusk = image(60, 40, (x, y) =>
    Math.hypot(x - 30, y - 20) < 6 ? [215, 110, 50] : [70, 70 + y, 120 + x],
  )
  const chromaIn = (style: ReturnType<typeof image>, inDisc: boolean) => {
    const { a, b } = transferTones(dusk, measureTones(dusk), measureTones(style), 0.8)
    const warm = a.data.map((value, i) => value + (b.data[i] ?? 0))
    const counts = (i: number) => Math.hypot((i % 60) - 30, Math.floor(i / 60) - 20) < 5
    return mean(warm.filter((_, i) => counts(i) === inDisc))
  }

  test('what is red in a blue evening takes the red of a small sun', () => {
    const sun = image(60, 40, (x, y) =>
      Math.hypot(x - 40, y - 10) < 5 ? [205, 50, 40] : [190, 200 + y / 2, 215],
    )
    expect(chromaIn(sun, true)).toBeGreaterThan(0.12)
    expect(chromaIn(sun, false)).toBeLessThan(0.03)
  })

  test('a style without such an accent lends none', () => {
    const blue = image(60, 40, (x, y) => [40 + x, 70 + y, 140 + x])
    expect(chromaIn(blue, true)).toBeLessThan(0.03)
  })
})
