import { describe, expect, it } from 'vitest'
import type { BlobId, TakeId } from '../../src/domain/ids.ts'
import {
  currentStation,
  drawnCount,
  NONE_LOST,
  pendingShots,
  SHOT_COUNTS,
} from '../../src/domain/jobs/readiness.ts'
import { whyNot } from '../../src/domain/jobs/steps.ts'
import { makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'

const { video: _video, ...noVideo } = makeProject()
const { style: _style, ...noStyle } = makeProject()
const { video: _v, style: _s, ...neither } = makeProject()

describe('why a job cannot start', () => {
  it('asks for what is missing by name', () => {
    expect(whyNot('describe', neither)).toBe('no-clip-and-style')
    expect(whyNot('describe', noVideo)).toBe('no-clip')
    expect(whyNot('describe', noStyle)).toBe('no-style')
    expect(whyNot('describe', makeProject())).toBeUndefined()
    expect(whyNot('sample', noVideo)).toBe('no-clip')
    expect(whyNot('direct', makeProject({ context: ' \n' }))).toBe('no-description')
    expect(whyNot('direct', makeProject({ frames: [] }))).toBe('not-analyzed')
    expect(whyNot('direct', makeProject())).toBeUndefined()
    expect(whyNot('draw', makeProject({ shots: [] }))).toBe('no-shots')
    expect(whyNot('draw', makeProject({ frames: [] }))).toBe('no-frames')
    expect(whyNot('draw', noStyle)).toBe('no-style')
    expect(whyNot('draw', makeProject())).toBeUndefined()
    expect(whyNot('upscale', makeProject())).toBe('no-pictures')
    const drawn = makeProject({ shots: [makeShot('s1', { takes: [makeTake('t1', 'a')] })] })
    expect(whyNot('upscale', drawn)).toBeUndefined()
    expect(whyNot('upscale', drawn, new Set(['blob-t1' as BlobId]))).toBe('lost-pictures')
  })
})

describe('shots to draw', () => {
  it('are those without a picture of their present text, and with a text', () => {
    const shots = [
      makeShot('fresh'),
      makeShot('drawn', { text: 'a', takes: [makeTake('t1', 'a')] }),
      makeShot('stale', { text: 'b', takes: [makeTake('t2', 'a')] }),
      makeShot('blank', { text: '  ' }),
    ]
    const stale = new Set(['t2' as TakeId])
    expect(pendingShots(makeProject({ shots }), NONE_LOST, stale).map(({ id }) => id)).toEqual([
      'fresh',
      'stale',
    ])
    expect(drawnCount(makeProject({ shots }))).toBe(2)
    // A picture that the storage has lost does not count.
    const lost = new Set(['blob-t1' as BlobId])
    expect(pendingShots(makeProject({ shots }), lost, stale).map(({ id }) => id)).toEqual([
      'fresh',
      'drawn',
      'stale',
    ])
    expect(drawnCount(makeProject({ shots }), lost)).toBe(1)
  })
})

describe('the way', () => {
  it('stands at the first station that is not done', () => {
    expect(currentStation(noVideo)).toBe('clip')
    expect(currentStation(noStyle)).toBe('clip')
    expect(currentStation(makeProject({ context: '' }))).toBe('scene')
    expect(currentStation(makeProject({ shots: [] }))).toBe('shots')
    expect(currentStation(makeProject())).toBe('pictures')
    const shots = [makeShot('s1', { text: 'a', takes: [makeTake('t1', 'a')] })]
    expect(currentStation(makeProject({ shots }))).toBe('export')
  })

  it('offers 3 to 10, 15, 20, 25 or 30 shots', () => {
    expect(SHOT_COUNTS).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 15, 20, 25, 30])
  })
})
