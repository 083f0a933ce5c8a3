import { describe, expect, it } from 'vitest'
import {
  withFrameAdded,
  withFrameReplaced,
  withoutFrames,
  withSampling,
} from '../../src/domain/clip/edit-frames.ts'
import { identityFrame } from '../../src/domain/clip/frames.ts'
import { difference, repeats } from '../../src/domain/clip/picture-difference.ts'
import { missedShots, shotSpans, wantedTimes } from '../../src/domain/clip/sample-times.ts'
import type { FrameId } from '../../src/domain/ids.ts'
import type { Project } from '../../src/domain/project/project.ts'
import { makeFrame, makeProject } from '../fixtures/make-project.ts'

const [A, B, C] = ['f1.5', 'f3', 'f4.5'] as [FrameId, FrameId, FrameId]
const EVEN = { everyShot: false, sharpest: false }

/** Six seconds with three even frames: 1.5, 3 and 4.5 s. */
function sampled(): Project {
  const video = { name: 'a.mp4', bytes: 1, mime: 'video/mp4', window: { start: 0, end: 6 } }
  const frames = [1.5, 3, 4.5].map(makeFrame)
  return makeProject({ video, frames })
}

const timesOf = (project: Project) => project.frames.map(({ time }) => time)
const wanted = (project: Project) => (project.video ? wantedTimes(project.video) : [])

describe('frames chosen by hand', () => {
  it('are added in their place in time, and wanted from then on', () => {
    const project = withFrameAdded(sampled(), makeFrame(2))
    expect(timesOf(project)).toEqual([1.5, 2, 3, 4.5])
    expect(wanted(project)).toEqual([1.5, 2, 3, 4.5])
  })

  it('replace another, which is not wanted any more', () => {
    const project = withFrameReplaced(sampled(), B, makeFrame(3.3))
    expect(timesOf(project)).toEqual([1.5, 3.3, 4.5])
    expect(wanted(project)).toEqual([1.5, 3.3, 4.5])
  })

  it('replace one of the same time', () => {
    const project = withFrameReplaced(sampled(), B, { ...makeFrame(3), id: 'new' as FrameId })
    expect(wanted(project)).toEqual([1.5, 3, 4.5])
    expect(project.frames.map(({ id }) => id)).toEqual(['f1.5', 'new', 'f4.5'])
  })

  it('take over being the identity frame', () => {
    const project = { ...sampled(), identityFrame: B }
    const replaced = withFrameReplaced(project, B, makeFrame(5.9))
    expect(identityFrame(replaced)?.id).toBe('f5.9')
    expect(identityFrame(withoutFrames(project, [B]))?.id).not.toBe('b')
  })

  it('are dropped, but never the last', () => {
    const two = withoutFrames(sampled(), [A])
    expect(timesOf(two)).toEqual([3, 4.5])
    expect(wanted(two)).toEqual([3, 4.5])
    const none = withoutFrames(two, [B, C])
    expect(timesOf(none)).toEqual([3, 4.5])
  })

  it('stay when the clip is sampled in another way, and go with a window that they are not in', () => {
    const project = withFrameReplaced(sampled(), A, makeFrame(1))
    const again = withSampling(project, { start: 0, end: 6 }, { ...EVEN, sharpest: true })
    expect(timesOf(again)).toEqual([1])
    expect(wanted(again)).toEqual([1, 1.5, 3, 4.5])
    const elsewhere = withSampling(project, { start: 2, end: 6 }, EVEN)
    expect(timesOf(elsewhere)).toEqual([])
    expect(wanted(elsewhere)).toEqual([2 + 4 / 3, 2 + 8 / 3])
  })
})

describe('the shots in a window', () => {
  it('lie between the cuts in it', () => {
    expect(shotSpans({ start: 2, end: 8 }, [7, 1, 3])).toEqual([
      { start: 2, end: 3 },
      { start: 3, end: 7 },
      { start: 7, end: 8 },
    ])
  })

  it('are missed when no frame falls in them; a cut belongs to the shot that it starts', () => {
    const window = { start: 0, end: 6 }
    expect(missedShots(window, [2, 2.5, 5], [1.5, 3, 4.5])).toEqual([
      { start: 2, end: 2.5 },
      { start: 5, end: 6 },
    ])
    expect(missedShots(window, [3], [3])).toEqual([{ start: 0, end: 3 }])
    expect(missedShots(window, [5.9], [1, 6])).toEqual([])
  })
})

describe('frames that look the same', () => {
  const grey = (level: number) => ({ luma: new Uint8Array(576).fill(level) })

  it('differ by the mean of their pixels', () => {
    const half = new Uint8Array(576)
    half.fill(10, 0, 288)
    expect(difference(half, new Uint8Array(576))).toBe(5)
  })

  it('repeat the last one kept: a slow change adds up', () => {
    const pictures = [100, 100, 101, 102, 103, 200].map(grey)
    expect(repeats(pictures)).toEqual([pictures[1], pictures[2], pictures[4]])
  })
})
