import { beforeEach, describe, expect, it, vi } from 'vitest'
import { FRAME_RATES, RATE_NAMES } from '../../src/domain/handover/frame-rates.ts'
import { frameTable } from '../../src/domain/handover/frame-table.ts'
import { clipSeconds, placeOf, shotAt, viewAt, viewInBoard } from '../../src/domain/handover/frame-views.ts'
import { frameAfter, neighbourStart, rulerStep, snapped } from '../../src/domain/handover/playback.ts'
import { videoSize } from '../../src/domain/handover/video-size.ts'
import { openPlayAt, showFrame, togglePlaying, usePlay } from '../../src/store/handover/play.ts'
import { makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'

vi.hoisted(() => vi.stubGlobal('navigator', { onLine: true }))

const take = { ...makeTake('t', 'x'), width: 1600, height: 900 }
const project = makeProject({
  shots: [
    makeShot('a', { duration: 1, move: 'push-in', takes: [take], sourceTime: 4 }),
    makeShot('b', { duration: 0.5, move: 'pan-left', takes: [take] }),
    makeShot('c', { duration: 2, takes: [] }),
  ],
})
const table = frameTable(project, FRAME_RATES['24'])
const [a, b, c] = table.shots as [(typeof table.shots)[0], (typeof table.shots)[0], (typeof table.shots)[0]]

describe('a frame of the board', () => {
  it('belongs to the shot in which it lies; beyond the end, to the last', () => {
    expect([0, 23, 24, 35, 36, 83, 500].map((frame) => shotAt(table, frame)?.number)).toEqual(
      [a, a, b, b, c, c, c].map(({ number }) => number),
    )
    expect(shotAt({ shots: [] }, 0)).toBeUndefined()
  })

  it('shows the begin of a move first and its end last, at every rate', () => {
    for (const rate of RATE_NAMES) {
      const timed = frameTable(project, FRAME_RATES[rate])
      const [first] = timed.shots
      if (!first) throw new Error('no shot')
      const view = viewInBoard(project, first, timed)
      expect(viewAt(view, first, 0)).toEqual(view(0))
      expect(viewAt(view, first, first.frames - 1)).toEqual(view(1))
      expect(viewAt(view, first, first.frames + 9)).toEqual(view(1))
    }
    expect(viewAt((share) => ({ x: share, y: 0, width: 1, height: 1 }), { start: 7, frames: 1 }, 7).x).toBe(0)
  })

  it('has the picture where its view says: the view fills the frame', () => {
    const view = { x: 0.25, y: 0.1, width: 0.5, height: 0.8 }
    const place = placeOf(view)
    const seen = (along: number, start: number, size: number) => start + along * size
    expect(seen(view.x, place.x, place.width)).toBeCloseTo(0, 9)
    expect(seen(view.x + view.width, place.x, place.width)).toBeCloseTo(1, 9)
    expect(seen(view.y, place.y, place.height)).toBeCloseTo(0, 9)
    expect(seen(view.y + view.height, place.y, place.height)).toBeCloseTo(1, 9)
  })

  it('is heard where its shot lies in the clip, or not at all', () => {
    expect(clipSeconds(a, 12, table)).toBeCloseTo(4.5, 9)
    expect(clipSeconds(b, 30, table)).toBeUndefined()
  })
})

describe('playing', () => {
  it('shows each frame for its time and stops on the last', () => {
    expect(frameAfter(table, 0, 0.041)).toEqual({ frame: 0, ended: false })
    expect(frameAfter(table, 0, 1 / 24)).toEqual({ frame: 1, ended: false })
    expect(frameAfter(table, 10, 3)).toEqual({ frame: 82, ended: false })
    expect(frameAfter(table, 10, 4)).toEqual({ frame: 83, ended: true })
    expect(frameAfter(table, 10, -1)).toEqual({ frame: 10, ended: false })
  })

  it('begins a looped shot again and again', () => {
    expect(frameAfter(table, 30, 0.25, b)).toEqual({ frame: 24, ended: false })
    expect(frameAfter(table, 30, 10, b)).toEqual({ frame: 30, ended: false })
  })

  it('goes back to the begin of a shot, then to the one before', () => {
    expect(neighbourStart(table, 30, -1)).toBe(24)
    expect(neighbourStart(table, 24, -1)).toBe(0)
    expect(neighbourStart(table, 0, -1)).toBe(0)
    expect(neighbourStart(table, 3, 1)).toBe(24)
    expect(neighbourStart(table, 83, 1)).toBe(36)
  })

  it('gives lengths that are whole frames, and one at least', () => {
    expect(snapped(2.51, table)).toBe(2.5)
    expect(snapped(-3, table)).toBe(0.042)
    expect(snapped(1, { rate: FRAME_RATES['29.97'] })).toBe(1.001)
    for (let frames = 1; frames < 500; frames++) {
      const shots = [makeShot('x', { duration: snapped(frames / 24, table) })]
      expect(frameTable({ ...project, shots }, FRAME_RATES['24']).frames).toBe(frames)
    }
  })

  it('labels its ruler with round times', () => {
    expect([3, 29, 60, 400, 90_000].map((seconds) => rulerStep(seconds, 10))).toEqual([1, 5, 10, 60, 3600])
  })
})

describe('the page that plays', () => {
  beforeEach(() => usePlay.setState({ frame: 0, playing: false, loop: false }))

  it('opens at a shot, and stays inside the board', () => {
    openPlayAt(project, b.shot.id)
    expect(usePlay.getState()).toMatchObject({ of: project.id, frame: 24, playing: false })
    showFrame(table, 900)
    expect(usePlay.getState().frame).toBe(83)
    showFrame(table, -1)
    expect(usePlay.getState().frame).toBe(0)
  })

  it('begins again from the end, but where a shot is looped', () => {
    usePlay.setState({ frame: 83 })
    togglePlaying(table)
    expect(usePlay.getState()).toMatchObject({ frame: 0, playing: true })
    togglePlaying(table)
    expect(usePlay.getState().playing).toBe(false)
    usePlay.setState({ frame: 83, loop: true })
    togglePlaying(table)
    expect(usePlay.getState().frame).toBe(83)
  })
})

it('a video has even sides within its height, in the shape of the board', () => {
  expect(videoSize(16 / 9, 720)).toEqual({ width: 1280, height: 720 })
  expect(videoSize(9 / 16, 720)).toEqual({ width: 720, height: 1280 })
  expect(videoSize(2.39, 720)).toEqual({ width: 1280, height: 536 })
  for (let aspect = 0.3; aspect < 3; aspect += 0.013) {
    const { width, height } = videoSize(aspect, 720)
    expect([width % 2, height % 2]).toEqual([0, 0])
    expect(Math.max(width, height)).toBeLessThanOrEqual(1280)
  }
})
