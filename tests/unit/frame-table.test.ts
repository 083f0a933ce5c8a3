import { describe, expect, it } from 'vitest'
import { FRAME_RATES, RATE_NAMES, rateFor } from '../../src/domain/handover/frame-rates.ts'
import { frameTable } from '../../src/domain/handover/frame-table.ts'
import { startFrame, timecode } from '../../src/domain/handover/timecode.ts'
import { makeProject, makeShot } from '../fixtures/make-project.ts'

describe('a frame rate', () => {
  it.each([
    [23.976, '23.976'],
    [23.98, '23.976'],
    [24000 / 1001, '23.976'],
    [24, '24'],
    [23.995, '24'],
    [25.01, '25'],
    [29.97, '29.97'],
    [30, '30'],
    [50, '25'],
    [59.94, '29.97'],
    [60, '30'],
    [12, '24'],
    [27, '24'],
    [undefined, '24'],
  ] as const)('of %s is %s', (fps, name) => {
    expect(rateFor(fps)).toBe(name)
  })
})

describe('the table of frames', () => {
  const board = (durations: readonly number[]) =>
    makeProject({ shots: durations.map((duration, i) => makeShot(`s${i}`, { duration })) })

  it.each(RATE_NAMES)('at %s never drifts from the seconds by more than half a frame', (name) => {
    const rate = FRAME_RATES[name]
    const durations = Array.from({ length: 60 }, (_, i) => 0.7 + ((i * 37) % 11) / 7)
    const { shots, frames } = frameTable(board(durations), rate)
    let seconds = 0
    for (const shot of shots) {
      expect(Math.abs(shot.start - (seconds * rate.frames) / rate.seconds)).toBeLessThanOrEqual(0.5)
      seconds += shot.seconds
    }
    expect(frames).toBe(Math.round((seconds * rate.frames) / rate.seconds))
    expect(frames).toBe(shots.reduce((sum, shot) => sum + shot.frames, 0))
  })

  it('gives every shot a frame at least', () => {
    const { shots, frames } = frameTable(board([0.001, 0.001, 1]), FRAME_RATES['24'])
    expect(shots.map((shot) => [shot.start, shot.frames])).toEqual([
      [0, 1],
      [1, 1],
      [2, 24],
    ])
    expect(frames).toBe(26)
  })
})

describe('timecode', () => {
  const drop = { rate: FRAME_RATES['29.97'], drop: true }

  it.each([
    [0, '00:00:00;00'],
    [1799, '00:00:59;29'],
    [1800, '00:01:00;02'],
    [17981, '00:09:59;29'],
    [17982, '00:10:00;00'],
    [107892, '01:00:00;00'],
  ])('in drop-frame, frame %i is %s', (frame, expected) => {
    expect(timecode(frame, drop)).toBe(expected)
  })

  it('begins at one hour, in every rate and in both kinds', () => {
    expect(timecode(startFrame(drop), drop)).toBe('01:00:00;00')
    for (const name of RATE_NAMES) {
      const kind = { rate: FRAME_RATES[name], drop: false }
      expect(timecode(startFrame(kind) + kind.rate.count, kind)).toBe('01:00:01:00')
    }
  })
})
