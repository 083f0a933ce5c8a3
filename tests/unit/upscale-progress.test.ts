import { expect, it } from 'vitest'
import type { JobProgress } from '../../src/domain/jobs/job.ts'
import { trackUpscaling } from '../../src/pipeline/upscale/upscale-progress.ts'

it('counts megabytes, then tiles, and expects the end by the tiles of this job alone', () => {
  const seen: JobProgress[] = []
  let now = 1000
  const progress = trackUpscaling(
    (each) => seen.push(each),
    () => now,
  )
  const last = () => seen.at(-1)
  progress.count({ done: 0, failed: 0, skipped: 0, total: 2 })
  expect(last()).toMatchObject({ doing: { code: 'start-upscaler' }, total: 0, endsAt: undefined })

  for (let done = 0; done < 33.6e6; done += 0.1e6)
    progress.hear('1', { stage: 'loading', done, total: 33.6e6 })
  expect(last()).toMatchObject({ doing: { code: 'load-upscaler', bytes: 33.6e6 }, done: 33, total: 34 })
  // Once per megabyte, not per packet.
  expect(seen.length).toBe(35)
  progress.hear('1', { stage: 'loading', done: 33.6e6, total: 33.6e6 })
  expect(last()?.doing).toEqual({ code: 'start-upscaler' })

  now = 50_000
  progress.hear('1', { stage: 'enlarging', done: 0, total: 4 })
  expect(last()).toMatchObject({ done: 0, total: 8, endsAt: undefined })
  now += 3000
  progress.hear('1', { stage: 'enlarging', done: 1, total: 4 })
  expect(last()).toMatchObject({ doing: { code: 'upscale', shot: '1' }, done: 1, endsAt: now + 7 * 3000 })

  // A fresh worker starts over; its start-up time counts for no tile.
  now += 60_000
  progress.hear('1', { stage: 'enlarging', done: 0, total: 4 })
  expect(last()).toMatchObject({ done: 0, endsAt: now + 8 * 3000 })
  for (let done = 1; done <= 4; done++) {
    now += 3000
    progress.hear('1', { stage: 'enlarging', done, total: 4 })
  }
  progress.count({ done: 1, failed: 0, skipped: 0, total: 2 })
  expect(last()).toMatchObject({ done: 4, total: 8, endsAt: now + 4 * 3000 })
  // The next picture takes the model from the cache.
  progress.hear('2', { stage: 'loading', done: 1e6, total: 33.6e6 })
  expect(last()).toMatchObject({ done: 4, total: 8 })
})

it('counts parts of tiles, and says nothing of the end before it can know', () => {
  const seen: JobProgress[] = []
  let now = 1000
  const progress = trackUpscaling(
    (each) => seen.push(each),
    () => now,
  )
  const hear = (done: number) => {
    progress.hear('1', { stage: 'enlarging', done, total: 4 })
    return seen.at(-1)
  }
  progress.count({ done: 0, failed: 0, skipped: 0, total: 1 })
  hear(0)
  now += 100
  expect(hear(0.1)).toMatchObject({ done: 0.1, total: 4, endsAt: undefined })
  now += 200
  // 0.3 tiles in 300 ms.
  expect(hear(0.3)?.endsAt).toBeCloseTo(now + 3700)
  // Tiles of a crashed worker are computed again, at the same speed.
  now += 5000
  hear(0)
  now += 1000
  expect(hear(1)?.endsAt).toBeCloseTo(now + 3000)
})
