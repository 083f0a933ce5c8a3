import { describe, expect, it } from 'vitest'
import { countedText, countText, doingText, summaryText } from '../../src/ui/words/job-text.ts'

describe('a summary', () => {
  it.each([
    [{ done: 5, failed: 0, skipped: 0 }, '5 drawn'],
    [{ done: 3, failed: 1, skipped: 2 }, '3 drawn, 1 failed, 2 skipped'],
    [{ done: 0, failed: 0, skipped: 4 }, '4 skipped'],
    [{ done: 1, failed: 0, skipped: 1, there: 2 }, '1 drawn, 2 already drawn, 1 skipped'],
    [{ done: 0, failed: 0, skipped: 0, there: 0 }, 'Nothing to do'],
    [{ done: 0, failed: 0, skipped: 0 }, 'Nothing to do'],
  ])('says %j as %j', (summary, text) => {
    expect(summaryText('draw', summary)).toBe(text)
  })

  it('is in the words of its step', () => {
    expect(summaryText('upscale', { done: 2, failed: 0, skipped: 0, there: 3 })).toBe(
      '2 upscaled, 3 already upscaled',
    )
  })
})

describe('progress', () => {
  it('counts only what is done whole', () => {
    const doing = { code: 'sample' } as const
    expect([0, 0.99, 3, 3.97].map((done) => countText({ doing, done, total: 4 }))).toEqual([
      '0 of 4',
      '0 of 4',
      '3 of 4',
      '3 of 4',
    ])
  })

  it('is a share of upscaling, whose tiles nobody counts', () => {
    const doing = { code: 'upscale', shot: '2' } as const
    expect([0, 0.5, 1.99].map((done) => countText({ doing, done, total: 2 }))).toEqual([
      '0 %',
      '25 %',
      '99 %',
    ])
  })

  it('says what is done now, with what belongs to it', () => {
    expect(doingText({ code: 'find-cuts' })).toBe('Looking for cuts')
    expect(doingText({ code: 'direct', shots: 5 })).toBe('Writing 5 shots')
    expect(doingText({ code: 'upscale', shot: '2' })).toBe('Upscaling shot 2, tile by tile')
    expect(doingText({ code: 'load-upscaler', bytes: 33_600_000 })).toBe(
      'Loading the upscaler’s model, 34 MB',
    )
  })

  it('is without a count until that is known', () => {
    const sampling = { doing: { code: 'sample' }, done: 3 } as const
    expect(countedText({ ...sampling, total: 8 })).toBe('Sampling frames: 3 of 8')
    expect(countedText({ ...sampling, total: 0 })).toBe('Sampling frames…')
  })
})
