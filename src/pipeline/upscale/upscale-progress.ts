import { type Doing, endedOf, type JobProgress, type JobSummary } from '../../domain/jobs/job.ts'

/** The upscaler's progress on one picture: bytes of its model, then tiles. */
interface PictureProgress {
  readonly stage: 'loading' | 'enlarging'
  readonly done: number
  readonly total: number
}

/** From this many tiles on, their time predicts the rest. */
const ENOUGH_TILES = 0.2

/**
 * The progress of an upscaling job: megabytes while the model loads, then tiles, with every picture
 * assumed to have as many as the present one. The end is estimated from this job's tiles alone.
 * `now` returns milliseconds since the epoch.
 */
export function trackUpscaling(report: (progress: JobProgress) => void, now: () => number = Date.now) {
  let counts: JobSummary & { readonly total: number } = { done: 0, failed: 0, skipped: 0, total: 0 }
  let number = ''
  let tiles = { done: 0, total: 0 }
  let megabytes = -1
  let since = 0
  const spent = { tiles: 0, ms: 0 }

  const ended = () => endedOf(counts)

  function reportTiles(): void {
    const doing: Doing = tiles.total === 0 ? { code: 'start-upscaler' } : { code: 'upscale', shot: number }
    const done = ended() * tiles.total + tiles.done
    const total = counts.total * tiles.total
    const left = (spent.ms / spent.tiles) * (total - done)
    report({ doing, done, total, endsAt: spent.tiles >= ENOUGH_TILES ? now() + left : undefined })
  }

  function loading({ done, total }: PictureProgress): void {
    const loaded = done < total ? Math.floor(done / 1e6) : -1
    // A loaded model comes from the cache, so there is nothing to show between pictures.
    if (spent.tiles > 0 || loaded === megabytes) return
    megabytes = loaded
    if (loaded < 0) reportTiles()
    else {
      const doing: Doing = { code: 'load-upscaler', bytes: total }
      report({ doing, done: loaded, total: Math.round(total / 1e6), endsAt: undefined })
    }
  }

  return {
    /** Handles the upscaler's progress on this shot's picture. */
    hear(shot: string, progress: PictureProgress): void {
      if (progress.stage === 'loading') {
        loading(progress)
        return
      }
      const { done, total } = progress
      // 0 is a start, also of another attempt.
      if (done > 0) {
        spent.tiles += done - tiles.done
        spent.ms += now() - since
      }
      since = now()
      number = shot
      tiles = { done, total }
      reportTiles()
    },
    /** Sets how many pictures have ended; an ended one counts with all its tiles. */
    count(summary: JobSummary & { readonly total: number }): void {
      const before = ended()
      counts = { ...summary }
      if (ended() > before) tiles = { ...tiles, done: 0 }
      reportTiles()
    },
  }
}
