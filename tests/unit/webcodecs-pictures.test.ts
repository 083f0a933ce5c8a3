import { describe, expect, it } from 'vitest'
import { clipWithin } from '../../src/domain/clip/clip-within.ts'
import { colourOf, isKnownColour, toRgba } from '../../workers/clip/planes/colour.ts'
import type { Plane } from '../../workers/clip/planes/planes.ts'
import { resample } from '../../workers/clip/planes/resample.ts'
import { turnPicture } from '../../workers/clip/planes/turn-picture.ts'
import type { Orientation } from '../../workers/clip/size.ts'
import { cropOf } from '../../workers/clip/webcodecs/crop.ts'
import { isDisposable, lengthBytesOf } from '../../workers/clip/webcodecs/disposable.ts'
import { readTrackBoxes } from '../../workers/clip/webcodecs/track-boxes.ts'

function planeOf(width: number, height: number, at: (x: number, y: number) => number): Plane {
  const data = Uint8Array.from({ length: width * height }, (_, i) => at(i % width, Math.floor(i / width)))
  return { data, offset: 0, stride: width, step: 1, width, height }
}

describe('resample', () => {
  it.each([
    [1920, 1080, 768, 432],
    [3840, 2160, 768, 432],
    [161, 91, 161, 91],
    [7, 5, 3, 2],
    [1, 1, 1, 1],
  ])('keeps a slope a slope, from %d × %d to %d × %d', (width, height, toWidth, toHeight) => {
    const slope = planeOf(
      width,
      height,
      (x, y) => 20 + (100 * (x + 0.5)) / width + (100 * (y + 0.5)) / height,
    )
    const scaled = resample(slope, { width: toWidth, height: toHeight })
    for (const [column, row] of [
      [0.25, 0.5],
      [0.5, 0.25],
      [0.75, 0.75],
    ] as const) {
      const x = Math.floor(column * toWidth)
      const y = Math.floor(row * toHeight)
      const expected = 20 + (100 * (x + 0.5)) / toWidth + (100 * (y + 0.5)) / toHeight
      expect(Math.abs((scaled[y * toWidth + x] ?? 0) - expected)).toBeLessThan(toWidth < 8 ? 12 : 1.5)
    }
  })

  it('reads fewer rows for a rough picture, which is nearly the same', () => {
    const texture = planeOf(
      1920,
      1080,
      (x, y) => 120 + 60 * Math.sin(x / 40 + y / 60) + ((x * 7 + y * 13) % 20),
    )
    const size = { width: 96, height: 54 }
    const [whole, rough] = [resample(texture, size), resample(texture, size, 'rows')]
    const apart = whole.map((value, i) => Math.abs(value - (rough[i] ?? 0)))
    expect(Math.max(...apart)).toBeLessThan(4)
    expect(apart.some((gap) => gap > 0)).toBe(true)
    const points = resample(
      planeOf(1920, 1080, (x, y) => x / 12 + y / 16),
      size,
      'points',
    )
    const slope = resample(
      planeOf(1920, 1080, (x, y) => x / 12 + y / 16),
      size,
    )
    expect(Math.max(...points.map((value, i) => Math.abs(value - (slope[i] ?? 0))))).toBeLessThan(2)
  })

  it('reads a picture of less than twice the size whole, rough or not', () => {
    const small = planeOf(150, 85, (x, y) => x + y / 2)
    expect(resample(small, { width: 80, height: 45 }, 'rows')).toEqual(
      resample(small, { width: 80, height: 45 }),
    )
  })
})

describe('turnPicture', () => {
  /** Two rows: 1, 2, 3 over 4, 5, 6. */
  const picture = Uint8Array.of(1, 2, 3, 4, 5, 6)
  const expected: Readonly<Record<Orientation, readonly number[]>> = {
    none: [1, 2, 3, 4, 5, 6],
    hflip: [3, 2, 1, 6, 5, 4],
    vflip: [4, 5, 6, 1, 2, 3],
    'hflip,vflip': [6, 5, 4, 3, 2, 1],
    'transpose=clock': [4, 1, 5, 2, 6, 3],
    'transpose=cclock': [3, 6, 2, 5, 1, 4],
    'transpose=cclock_flip': [1, 4, 2, 5, 3, 6],
    'transpose=clock_flip': [6, 3, 5, 2, 4, 1],
  }

  it.each(Object.entries(expected))('by %s', (turn, turned) => {
    const size = { width: 3, height: 2 }
    expect([...turnPicture(picture, size, turn as Orientation, 1)]).toEqual(turned)
    const rgba = new Uint8Array(Uint32Array.from(picture).buffer)
    expect([...new Uint32Array(turnPicture(rgba, size, turn as Orientation, 4).buffer)]).toEqual(turned)
  })
})

describe('colours', () => {
  const said = (matrix?: string, transfer?: string, fullRange?: boolean) =>
    ({ matrix, transfer, fullRange }) as VideoColorSpaceInit
  const decoded = { fullRange: false } as VideoColorSpace
  const rgbOf = (yuv: readonly [number, number, number], bits: number, ...args: Parameters<typeof said>) => {
    const [y, u, v] = yuv.map((value) => Float32Array.of(value))
    const colour = colourOf(said(...args), decoded, { width: 1280, height: 720 })
    const none = new Float32Array(1)
    return [...toRgba([y ?? none, u ?? none, v ?? none], bits, colour)].slice(0, 3)
  }

  it('reads the range and the matrix', () => {
    expect(rgbOf([16, 128, 128], 8)).toEqual([0, 0, 0])
    expect(rgbOf([235, 128, 128], 8)).toEqual([255, 255, 255])
    expect(rgbOf([940, 512, 512], 10)).toEqual([255, 255, 255])
    expect(rgbOf([255, 128, 128], 8, 'bt709', 'bt709', true)).toEqual([255, 255, 255])
    // Pure red by ITU-R BT.709 and BT.601, in the limited range.
    expect(rgbOf([62.56, 102.34, 240], 8, 'bt709')).toEqual([255, 0, 0])
    expect(rgbOf([81.48, 90.2, 240], 8, 'smpte170m')).toEqual([255, 0, 0])
  })

  it('shows PQ at the reference white as a light grey, and HLG as it is', () => {
    // 203 cd/m² is 58.07 % of the PQ signal (ITU-R BT.2408).
    const [grey = 0] = rgbOf([64 + 0.5807 * 876, 512, 512], 10, 'bt2020-ncl', 'pq')
    expect(Math.abs(grey - 214)).toBeLessThan(5)
    for (const value of rgbOf([64 + 0.5 * 876, 512, 512], 10, 'bt2020-ncl', 'hlg')) {
      expect(Math.abs(value - 127.5)).toBeLessThan(1)
    }
  })

  it('leaves rare codings to ffmpeg', () => {
    expect(isKnownColour(said('rgb'))).toBe(false)
    expect(isKnownColour(said())).toBe(true)
  })
})

describe('a picture that nobody leans on', () => {
  const unit = (header: number, length = 3) => [
    0,
    0,
    0,
    length,
    header,
    ...new Array<number>(length - 1).fill(7),
  ]
  const SLICE = 0x01
  const REFERENCED_SLICE = 0x61
  const SEI = 0x06

  it('is known by all of its slices', () => {
    expect(isDisposable(Uint8Array.from([...unit(SEI), ...unit(SLICE), ...unit(SLICE)]), 4)).toBe(true)
    expect(isDisposable(Uint8Array.from([...unit(SLICE), ...unit(REFERENCED_SLICE)]), 4)).toBe(false)
    expect(isDisposable(Uint8Array.from(unit(SEI)), 4)).toBe(false)
    expect(isDisposable(new Uint8Array(), 4)).toBe(false)
  })

  it('is looked for only where the lengths are known', () => {
    expect(lengthBytesOf({ codec: 'avc1.64001f', description: Uint8Array.of(1, 0, 0, 0, 0xff) })).toBe(4)
    expect(lengthBytesOf({ codec: 'avc1.64001f' })).toBeUndefined()
    expect(lengthBytesOf({ codec: 'vp8', description: Uint8Array.of(1, 0, 0, 0, 0xff) })).toBeUndefined()
  })
})

describe('the boxes of a track', () => {
  const u32 = (value: number) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255)
  const box = (type: string, ...content: readonly (readonly number[])[]): number[] => {
    const body = content.flat()
    return [...u32(body.length + 8), ...Array.from(type, (letter) => letter.charCodeAt(0)), ...body]
  }
  /** Entries of length (in thousandths), media time and rate. */
  const movie = (...edits: readonly (readonly [number, number, number])[]) => {
    const list = [
      u32(0),
      u32(edits.length),
      ...edits.flatMap(([length, time, rate]) => [u32(length), u32(time), u32(rate * 65536)]),
    ]
    const before = Array.from({ length: 3 }, () => u32(0)).flat()
    const between = Array.from({ length: 15 }, () => u32(0)).flat()
    const size = [...u32(1440 * 65536), ...u32(1080 * 65536)]
    const header = box('tkhd', before, u32(7), between, size)
    const track = box('trak', header, box('edts', box('elst', ...list)))
    return new Blob([
      Uint8Array.from([
        ...box('ftyp', u32(0)),
        ...box('moov', box('mvhd', u32(0), u32(0), u32(0), u32(1000)), track),
      ]),
    ])
  }

  const editOf = async (file: Blob) => (await readTrackBoxes(file, 7)).edit

  it('finds the stretch that is shown', async () => {
    expect(await editOf(movie([2500, 512, 1]))).toEqual({ start: 0, end: 2.5 })
    expect(await editOf(movie([500, -1, 1], [2000, 0, 1]))).toEqual({ start: 0.5, end: 2.5 })
    expect(await editOf(movie([0, 512, 1]))).toEqual({ start: 0, end: Infinity })
  })

  it('says so where there are several, or another speed', async () => {
    expect(await editOf(movie([500, 0, 1], [500, 9000, 1]))).toBe('several')
    expect(await editOf(movie([500, 0, 0.5]))).toBe('several')
  })

  it('finds the size at which it is to be shown', async () => {
    expect((await readTrackBoxes(movie([500, 0, 1]), 7)).shown).toEqual({ width: 1440, height: 1080 })
  })

  it('finds none in another track, another file, or what is no file', async () => {
    expect(await readTrackBoxes(movie([500, 0, 1]), 8)).toEqual({})
    expect(await readTrackBoxes(new Blob([Uint8Array.of(0, 0, 0, 1, 2, 3, 4, 5, 6)]), 7)).toEqual({})
    expect(await readTrackBoxes(new Blob(), 7)).toEqual({})
  })
})

describe('a photo with a film in it', () => {
  const film = [0, 0, 0, 16, ...Array.from('ftypisom', (letter) => letter.charCodeAt(0)), 0, 0, 0, 0]
  const bytes = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0))
  const within = async (file: readonly number[]) => [
    ...new Uint8Array(await (await clipWithin<Blob>(new Blob([Uint8Array.from(file)]))).arrayBuffer()),
  ]
  const heic = [0, 0, 0, 16, ...bytes('ftypheic'), 0, 0, 0, 0, 0, 0, 0, 12, ...bytes('meta'), 1, 2, 3, 4]

  it('is that film: behind a JPEG, or in a box of a HEIC', async () => {
    expect(await within([0xff, 0xd8, 0xff, 0xe0, 9, 9, ...film])).toEqual(film)
    expect(await within([...heic, 0, 0, 0, 24, ...bytes('mpvd'), ...film, 7, 7, 7])).toEqual(film)
  })

  it('is itself where there is none', async () => {
    expect(await within(heic)).toEqual(heic)
    expect(await within(film)).toEqual(film)
    expect(await within([0xff, 0xd8, 0xff, 0xe0])).toEqual([0xff, 0xd8, 0xff, 0xe0])
    expect(await within([])).toEqual([])
  })
})

describe('the crop of H.264 pictures', () => {
  const config = (hex: string) => ({
    codec: 'avc1.64001e',
    description: Uint8Array.from(Buffer.from(hex, 'hex')),
  })
  // Records of clips encoded by ffmpeg with x264, from each to the end of its first parameter set.
  it.each([
    ['0164001effe1001a6764001eacd940a02ff97011000003000100000300320f162d96', [0, 0, 640, 360], false],
    ['0164001effe1001c6764001eacd940a02fc59cc4c044000003000400000300c83c58b658', [20, 10, 608, 352], false],
    ['017a001effe1001b677a001eb6cd940a02ff89c044000003000400000300c83c58b658', [0, 0, 640, 360], false],
    ['01f4001effe1001b67f4001e919b281405ff1780880000030008000003019078b16cb0', [0, 0, 640, 358], false],
    ['0164001effe1001c6764001eacd940b424dff8020001688000000300800000190f8a14cb', [0, 0, 720, 576], true],
    ['0164001effe1001b6764001ef3650280bfe27016c80000030008000003019078b16cb0', [0, 0, 640, 360], false],
    ['0142c029ffe100126742c0298d6805005ba420202020f08846a0', [0, 0, 1280, 720], false],
  ] as const)('is read from %s', (hex, [left, top, width, height], mayHaveFields) => {
    expect(cropOf(config(hex))).toMatchObject({ left, top, width, height, mayHaveFields })
  })

  it('is not known for another codec, nor from parameters that are cut off', () => {
    expect(cropOf({ codec: 'vp8' })).toBeUndefined()
    expect(cropOf({ ...config('0164001effe1'), codec: 'hvc1.1' })).toBeUndefined()
    expect(cropOf(config('0164001effe1'))).toBeUndefined()
    expect(cropOf(config('0164001effe1001a6764001eacd940'))).toBeUndefined()
  })
})
