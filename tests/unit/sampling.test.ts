import { describe, expect, it } from 'vitest'
import { defaultWindow, frameCount, middleTime, sampleTimes } from '../../src/domain/clip/sample-times.ts'
import { WINDOW_SECONDS } from '../../src/domain/project/project.ts'

describe('frameCount', () => {
  it.each([
    [0.4, 1],
    [2, 1],
    [2.001, 2],
    [10, 5],
    [29.97, 15],
    [30, 15],
  ])('of %f s is one for each two seconds begun: %i', (seconds, count) => {
    expect(frameCount(seconds)).toBe(count)
  })

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('of the unknown length %f is 1', (seconds) => {
    expect(frameCount(seconds)).toBe(1)
  })
})

describe('sampleTimes', () => {
  it('spreads D·i/(n+1) over the clip, its ends left out', () => {
    expect(sampleTimes({ start: 0, end: 6 })).toEqual([1.5, 3, 4.5])
  })

  it('counts from the start of the window', () => {
    expect(sampleTimes({ start: 100, end: 106 })).toEqual([101.5, 103, 104.5])
  })

  it('holds the middle exactly when the number of frames is odd, so that it is decoded once', () => {
    for (const end of [0.4, 5.5, 9.7, 29.97, 30]) {
      const window = { start: 0, end }
      const holdsMiddle = sampleTimes(window).includes(middleTime(window))
      expect([end, holdsMiddle]).toEqual([end, frameCount(end) % 2 === 1])
    }
  })
})

describe('defaultWindow', () => {
  it('is the whole of a short clip and the start of a long one', () => {
    expect(defaultWindow(12.5)).toEqual({ start: 0, end: 12.5 })
    expect(defaultWindow(3600)).toEqual({ start: 0, end: WINDOW_SECONDS })
  })
})
