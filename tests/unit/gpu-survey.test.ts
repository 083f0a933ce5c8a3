import { describe, expect, it } from 'vitest'
import { bestSeconds, isBestBearable } from '../../src/domain/upscale/best-time.ts'
import { isFasterOnGpu, readKept } from '../../src/services/upscale/gpu-survey.ts'
import { agrees } from '../../workers/upscale/self-check.ts'

const survey = { variants: [{ id: 'tall', speed: 5e12 }], kernel: 4e11, onnx: 7e10 }
const text = (kept: unknown) => JSON.stringify(kept)

describe('a survey of the graphics processor', () => {
  it('is read for the device that it was made on, and for no other', () => {
    const stored = text({ device: 'one', survey })
    expect(readKept(stored, 'one')?.survey).toEqual(survey)
    expect(readKept(stored, 'two')).toBeUndefined()
  })

  it.each([
    undefined,
    'no JSON',
    'null',
    text({ device: 'one' }),
    text({ device: 'one', survey: { ...survey, onnx: undefined } }),
    text({ device: 'one', survey: { ...survey, variants: [{ id: 'tall', speed: null }] } }),
    text({ device: 'one', survey: { variants: survey.variants } }),
  ])('is made anew in place of %s', (stored) => {
    expect(readKept(stored, 'one')).toBeUndefined()
  })

  it('chooses the graphics processor only where it is clearly faster', () => {
    const of = (speed: number) => isFasterOnGpu({ ...survey, variants: [{ id: 'tall', speed }] })
    expect([of(1e9), of(4.1e11), of(6e11)]).toEqual([false, false, true])
    expect(isFasterOnGpu({ ...survey, variants: [] })).toBe(false)
  })
})

describe('how long Best takes', () => {
  it('is reckoned from the fastest variant, without a GPU from ONNX Runtime', () => {
    // 35.85 million operations a pixel.
    expect(bestSeconds(survey)).toBeCloseTo((35_853_696 * 832 * 1248 * 1.155) / 5e12, 6)
    expect(bestSeconds({ ...survey, variants: [] })).toBeCloseTo((5e12 / 7e10) * bestSeconds(survey), 6)
  })

  it('decides where there is no GPU', () => {
    const cases = [
      [true, undefined],
      [true, 300],
      [false, 59],
      [false, 61],
      [false, undefined],
    ] as const
    expect(cases.map(([gpu, seconds]) => isBestBearable(gpu, seconds))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
  })
})

describe('the self-check of our own shaders', () => {
  // 16 samples of 256 values.
  const right = Array.from({ length: 16 }, (_, i) => i / 16)
  const output = (errors: readonly number[]) => {
    const enlarged = new Float32Array(256)
    for (const [i, sample] of right.entries()) enlarged[i * 16 + ((i * 7) % 16)] = sample + (errors[i] ?? 0)
    return enlarged
  }

  it.each([
    ['nothing', [], true, true],
    ['not quite a level', [0.9 / 255], true, true],
    ['not quite two', [1.9 / 255], false, true],
    ['more than two', [2.1 / 255], false, false],
    ['one level and a half everywhere', Array(16).fill(1.5 / 255), false, false],
    ['what is no number', [Number.NaN], false, false],
  ] as const)('takes an error of %s as it should', (_, errors, in32, in16) => {
    expect([agrees(output(errors), right, false), agrees(output(errors), right, true)]).toEqual([in32, in16])
  })
})
