import { describe, expect, it } from 'vitest'
import { withShotFromShelf, withShotList } from '../../src/domain/board/board.ts'
import { identityFrame, nearestFrame, withFrame, withoutSamples } from '../../src/domain/clip/frames.ts'
import type { FrameId, ShotId } from '../../src/domain/ids.ts'
import { blobsOf } from '../../src/domain/project/blobs.ts'
import { aspectRatio } from '../../src/domain/project/project.ts'
import { withTake } from '../../src/domain/takes/takes.ts'
import { makeFrame, makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'

const ids = () => {
  let count = 0
  return () => `n${++count}` as ShotId
}

describe('a new shot list', () => {
  it('shelves shots that have pictures and drops those that have none', () => {
    const drawn = makeShot('s1', { takes: [makeTake('t1', 'x')] })
    const project = makeProject({ shots: [drawn, makeShot('s2')] })
    const next = withShotList(project, [{ text: 'New' }], ids())
    expect(next.shots.map(({ text }) => text)).toEqual(['New'])
    expect(next.shelf).toEqual([drawn])
  })

  it('keeps every blob that a picture is in', () => {
    const project = makeProject({ shots: [makeShot('s1', { takes: [makeTake('t1', 'x')] })] })
    expect(blobsOf(withShotList(project, [], ids()))).toContain('blob-t1')
  })

  it('lets a shelved shot come back to the end of the board', () => {
    const project = makeProject({ shelf: [makeShot('old')] })
    const next = withShotFromShelf(project, 'old' as ShotId)
    expect(next.shots.at(-1)?.id).toBe('old')
    expect(next.shelf).toEqual([])
    expect(withShotFromShelf(next, 'unknown' as ShotId)).toBe(next)
  })
})

describe('takes', () => {
  it('are appended and chosen, never overwritten', () => {
    const once = withTake(makeProject(), makeShot('s1'), makeTake('t1', 'x'))
    const twice = withTake(once, makeShot('s1'), makeTake('t2', 'x'))
    expect(twice.shots[0]?.takes.map(({ id }) => id)).toEqual(['t1', 't2'])
    expect(twice.shots[0]?.chosenTake).toBe('t2')
  })
})

describe('frames', () => {
  it('stand in order of time, one for each time', () => {
    const project = makeProject({ frames: [] })
    const filled = [3, 1, 2, 1].reduce((now, time) => withFrame(now, makeFrame(time)), project)
    expect(filled.frames.map(({ time }) => time)).toEqual([1, 2, 3])
  })

  it('offer the one nearest to the middle as identity until a person chooses', () => {
    const project = makeProject({ frames: [makeFrame(0.5), makeFrame(1.9), makeFrame(3)] })
    expect(identityFrame(project)?.time).toBe(1.9)
    expect(identityFrame({ ...project, identityFrame: 'f3' as FrameId })?.time).toBe(3)
    expect(identityFrame({ ...project, identityFrame: 'gone' as FrameId })?.time).toBe(1.9)
  })

  it('take the earlier of two equally near', () => {
    expect(nearestFrame([{ time: 1 }, { time: 3 }], 2)?.time).toBe(1)
    expect(nearestFrame([], 2)).toBeUndefined()
  })

  it('go with the clip that they were sampled from, and so does the choice', () => {
    const gone = withoutSamples(makeProject({ identityFrame: 'f3' as FrameId }))
    expect(gone.frames).toEqual([])
    expect('identityFrame' in gone).toBe(false)
  })
})

describe('what a project names', () => {
  it('lists clip, preview, style, frames and takes', () => {
    const project = makeProject({ shots: [makeShot('s1', { takes: [makeTake('t1', 'x')] })] })
    const wanted = ['clip', 'b2', 'style', 'b1.3333333333333333', 'b2.6666666666666665', 'blob-t1']
    expect(new Set(blobsOf(project))).toEqual(new Set(wanted))
  })

  it('has the aspect of its clip, else 16:9', () => {
    expect(aspectRatio(makeProject())).toBeCloseTo(16 / 9)
    const { video: _, ...bare } = makeProject()
    expect(aspectRatio(bare)).toBeCloseTo(16 / 9)
  })
})
