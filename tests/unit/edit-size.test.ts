import { describe, expect, it } from 'vitest'
import type { ImageModel } from '../../src/domain/models/model.ts'
import { worthOfAsk } from '../../src/domain/money/ask-price.ts'
import { resolutionFor, sentSize } from '../../src/domain/takes/edit-size.ts'
import { makeShot, makeTake } from '../fixtures/make-project.ts'

const OFFERED = ['512', '1K', '2K', '4K']

describe('the size of an edit', () => {
  it.each([
    [1344, 768, '1K'],
    [1024, 1024, '1K'],
    [310, 310, '512'],
    [2048, 1152, '2K'],
    [6000, 4000, '4K'],
  ])('of %d × %d is drawn at the least resolution that has its pixels: %s', (width, height, resolution) => {
    expect(resolutionFor({ width, height }, OFFERED)).toBe(resolution)
  })

  it('is left to the model where it lists no resolution that is known', () => {
    expect(resolutionFor({ width: 800, height: 600 }, [])).toBeUndefined()
    expect(resolutionFor({ width: 800, height: 600 }, ['8K'])).toBeUndefined()
  })

  it('is the picture’s own as it is sent, up to what the model draws', () => {
    const own = { width: 1344, height: 768 }
    expect(sentSize(own, OFFERED)).toEqual(own)
    expect(sentSize(own)).toEqual(own)
    const large = sentSize({ width: 8000, height: 4500 }, ['1K', '2K'])
    expect(large.width * large.height).toBeLessThanOrEqual((2048 * 2048) / 0.9 + 8000)
    expect(large.width / large.height).toBeCloseTo(16 / 9, 2)
  })
})

describe('what is asked for has its own price', () => {
  const model = { resolutions: OFFERED } as unknown as ImageModel
  const settings = { imageResolution: '4K', imageQuality: 'high' }
  const take = { ...makeTake('t1', 'x'), width: 2048, height: 1152 }
  const shot = makeShot('s1', { takes: [take] })

  it('of an edit with its one picture at its own size, and of a region at that of its part', () => {
    const edit = { kind: 'edit', of: take.id, words: 'Warmer.' } as const
    expect(worthOfAsk(shot, edit, model, settings)).toEqual({
      size: { references: 1, resolution: '2K', quality: 'high' },
    })
    const region = {
      marks: [],
      inverted: false,
      feather: 0,
      part: { left: 0, top: 0, width: 400, height: 400 },
    }
    expect(worthOfAsk(shot, { ...edit, region }, model, settings)?.size.resolution).toBe('512')
  })

  it('of several new takes from the shot', () => {
    expect(worthOfAsk(shot, { kind: 'several', count: 3 }, model, settings)).toBeUndefined()
  })

  it('of a variation from what its parent was drawn with', () => {
    const receipt = {
      ...take.receipt,
      host: 'openrouter.ai',
      model: 'maker/painter',
      parameters: { resolution: '1K' },
      references: [{ role: 'style' as const }, { role: 'identity' as const }],
    }
    const painted = makeShot('s1', { takes: [{ ...take, receipt }] })
    expect(worthOfAsk(painted, { kind: 'variation', of: take.id }, model, settings)).toEqual({
      model: 'maker/painter',
      size: { references: 2, resolution: '1K', quality: '' },
    })
  })
})
