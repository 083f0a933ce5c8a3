import { describe, expect, it } from 'vitest'
import type { BlobId } from '../../src/domain/ids.ts'
import { summaryText } from '../../src/domain/jobs/job.ts'
import { currentStation, drawnCount, pendingShots, SHOT_COUNTS } from '../../src/domain/jobs/readiness.ts'
import { whyNot } from '../../src/domain/jobs/steps.ts'
import { makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'

const { video: _video, ...noVideo } = makeProject()
const { style: _style, ...noStyle } = makeProject()
const { video: _v, style: _s, ...neither } = makeProject()

describe('why a job cannot start', () => {
  it('asks for what is missing by name', () => {
    expect(whyNot('describe', neither)).toMatch(/clip and a style picture/)
    expect(whyNot('describe', noVideo)).toMatch(/clip/)
    expect(whyNot('describe', noStyle)).toMatch(/style picture/)
    expect(whyNot('describe', makeProject())).toBeUndefined()
    expect(whyNot('sample', noVideo)).toMatch(/clip/)
    expect(whyNot('direct', makeProject({ context: ' \n' }))).toMatch(/description/)
    expect(whyNot('direct', makeProject({ frames: [] }))).toMatch(/Analyze/)
    expect(whyNot('direct', makeProject())).toBeUndefined()
    expect(whyNot('draw', makeProject({ shots: [] }))).toMatch(/shots/)
    expect(whyNot('draw', makeProject({ frames: [] }))).toMatch(/frames/)
    expect(whyNot('draw', noStyle)).toMatch(/style/)
    expect(whyNot('draw', makeProject())).toBeUndefined()
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
    expect(pendingShots(makeProject({ shots })).map(({ id }) => id)).toEqual(['fresh', 'stale'])
    expect(drawnCount(makeProject({ shots }))).toBe(2)
    // A picture that the storage has lost is none.
    const lost = new Set(['blob-t1' as BlobId])
    expect(pendingShots(makeProject({ shots }), lost).map(({ id }) => id)).toEqual([
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

  it('offers 3 to 10 shots', () => {
    expect(SHOT_COUNTS).toEqual([3, 4, 5, 6, 7, 8, 9, 10])
  })
})

describe('a summary', () => {
  it.each([
    [{ done: 5, failed: 0, skipped: 0 }, '5 drawn'],
    [{ done: 3, failed: 1, skipped: 2 }, '3 drawn, 1 failed, 2 skipped'],
    [{ done: 0, failed: 0, skipped: 4 }, '4 skipped'],
    [{ done: 1, failed: 0, skipped: 1, there: 2 }, '1 drawn, 2 already drawn, 1 skipped'],
    [{ done: 0, failed: 0, skipped: 0, there: 0 }, 'Nothing to do'],
    [{ done: 0, failed: 0, skipped: 0 }, 'Nothing to do'],
  ])('says %j as %j', (summary, text) => {
    expect(summaryText(summary, 'drawn')).toBe(text)
  })
})
