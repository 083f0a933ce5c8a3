import { describe, expect, it } from 'vitest'
import { FRAME_RATES } from '../../src/domain/handover/frame-rates.ts'
import { frameTable } from '../../src/domain/handover/frame-table.ts'
import { planesSize, toPlanes } from '../../workers/handover/animatic/bt709.ts'
import { boardSound } from '../../workers/handover/sound/board-sound.ts'
import { SOUND_RATE, shotSamples, wavHeader } from '../../workers/handover/sound/wav.ts'
import { makeProject, makeShot } from '../fixtures/make-project.ts'
import { openHere } from '../fixtures/open-here.ts'

describe('the sound of a shot', () => {
  const ones = new Float32Array(SOUND_RATE).fill(1)

  it('is exactly as long as the shot, and fades at both ends', () => {
    const samples = shotSamples([ones, ones], 4800)
    expect(samples).toHaveLength(9600)
    const left = samples.filter((_, i) => i % 2 === 0)
    expect(Math.abs(left[0] ?? 0)).toBeLessThan(100)
    expect(left[2400]).toBe(32767)
    expect(Math.abs(left.at(-1) ?? 0)).toBeLessThan(100)
    for (let i = 1; i < 480; i++) expect(left[i] ?? 0).toBeGreaterThan(left[i - 1] ?? 0)
  })

  it('fades where the clip ends, and is silent after it', () => {
    const left = shotSamples([ones.subarray(0, 2000)], 4800).filter((_, i) => i % 2 === 0)
    expect(Math.abs(left[1999] ?? 0)).toBeLessThan(100)
    expect(left[1000]).toBe(32767)
    expect(left.subarray(2000).every((value) => value === 0)).toBe(true)
  })

  it('has one channel on both sides, keeps two apart, and clips what is too loud', () => {
    const loud = ones.map(() => 3)
    const both = shotSamples([ones.map(() => -0.5)], 4800)
    expect([both[4800], both[4801]]).toEqual([-16383, -16383])
    const apart = shotSamples([loud, ones.map(() => 0)], 4800)
    expect([apart[4800], apart[4801]]).toEqual([32767, 0])
    expect(shotSamples([], 100).every((value) => value === 0)).toBe(true)
  })
})

it('a WAV says how long it is', () => {
  const header = wavHeader(1000)
  const view = new DataView(header.buffer)
  expect(String.fromCharCode(...header.subarray(0, 4), ...header.subarray(8, 16))).toBe('RIFFWAVEfmt ')
  expect([view.getUint32(4, true), view.getUint32(40, true)]).toEqual([36 + 4000, 4000])
  expect([view.getUint16(22, true), view.getUint32(24, true), view.getUint32(28, true)]).toEqual([
    2, 48_000, 192_000,
  ])
})

it('a board without sound says why', async () => {
  const sourced = makeProject({ shots: [makeShot('a', { sourceTime: 1 })] })
  const silent = makeProject({ shots: [makeShot('a')] })
  const table = (project: typeof sourced) => frameTable(project, FRAME_RATES['24'])
  const clip = new Blob(['no clip at all'])
  expect(await boardSound({ project: sourced }, undefined, table(sourced))).toBe('no-clip')
  expect(await boardSound({ project: silent }, clip, table(silent))).toBe('no-moments')
  expect(await boardSound({ project: sourced }, clip, table(sourced), openHere)).toBe('clip-silent')
})

describe('frames in BT.709', () => {
  const planesOf = (colour: readonly number[]) => {
    const pixels = Uint8ClampedArray.from({ length: 4 * 4 * 2 }, (_, i) => [...colour, 255][i % 4] ?? 0)
    const planes = new Uint8Array(planesSize(4, 2))
    toPlanes(pixels, 4, 2, planes)
    return [planes[0], planes[7], planes[8], planes[9], planes[10], planes[11]]
  }

  it.each([
    // Colour bars at 100 %, from ITU-R BT.709-6: Y, Cb, Cr.
    ['white', [255, 255, 255], [235, 128, 128]],
    ['black', [0, 0, 0], [16, 128, 128]],
    ['red', [255, 0, 0], [63, 102, 240]],
    ['green', [0, 255, 0], [173, 42, 26]],
    ['blue', [0, 0, 255], [32, 240, 118]],
    ['yellow', [255, 255, 0], [219, 16, 138]],
  ] as const)('have %s where the standard has it', (_, colour, [y, u, v]) => {
    expect(planesOf(colour)).toEqual([y, y, u, u, v, v])
  })

  it('have the mean colour of four pixels', () => {
    const pixels = new Uint8ClampedArray(16)
    pixels.set([255, 255, 255, 255], 0)
    const planes = new Uint8Array(planesSize(2, 2))
    toPlanes(pixels, 2, 2, planes)
    expect([...planes]).toEqual([235, 16, 16, 16, 128, 128])
  })
})
