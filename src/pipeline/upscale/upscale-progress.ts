import { endedOf, type JobProgress, type JobSummary } from '../../domain/jobs/job.ts'

/** What the upscaler says of one picture: bytes of its model, then tiles. */
interface PictureProgress {
  readonly stage: 'loading' | 'enlarging'
  readonly done: number
  readonly total: number
}

/** From so many on, what they took says how long the others will take. */
const ENOUGH_TILES = 0.2

/**
 * The progress of an upscaling job: megabytes while the model is loaded, then tiles and parts of
 * them, all pictures taken to have as many as the present one. When it ends is reckoned from the
 * tiles of this job alone. `now` is milliseconds since the epoch.
 */
export function trackUpscaling(report: (progress: JobProgress) => void, now: () => number = Date.now) {
  let counts: JobSummary & { readonly total: number } = { done: 0, failed: 0, skipped: 0, total: 0 }
  let number = 0
  let tiles = { done: 0, total: 0 }
  let megabytes = -1
  let since = 0
  const spent = { tiles: 0, ms: 0 }

  const ended = () => endedOf(counts)

  function reportTiles(): void {
    const label = tiles.total === 0 ? 'Starting the upscaler' : `Upscaling shot ${number}, tile by tile`
    const done = ended() * tiles.total + tiles.done
    const total = counts.total * tiles.total
    const left = (spent.ms / spent.tiles) * (total - done)
    report({ label, done, total, endsAt: spent.tiles >= ENOUGH_TILES ? now() + left : undefined })
  }

  function loading({ done, total }: PictureProgress): void {
    const loaded = done < total ? Math.floor(done / 1e6) : -1
    // Once it is here it comes from the cache: nothing to show between one picture and the next.
    if (spent.tiles > 0 || loaded === megabytes) return
    megabytes = loaded
    if (loaded < 0) reportTiles()
    else {
      const whole = Math.round(total / 1e6)
      report({
        label: `Loading the upscaler’s model, ${whole} MB`,
        done: loaded,
        total: whole,
        endsAt: undefined,
      })
    }
  }

  return {
    /** What the upscaler says of the picture of this shot. */
    hear(shot: number, progress: PictureProgress): void {
      if (progress.stage === 'loading') {
        loading(progress)
        return
      }
      const { done, total } = progress
      // 0 is the start, also of another attempt.
      if (done > 0) {
        spent.tiles += done - tiles.done
        spent.ms += now() - since
      }
      since = now()
      number = shot
      tiles = { done, total }
      reportTiles()
    },
    /** How many pictures have ended; one that has ended counts with all its tiles. */
    count(summary: JobSummary & { readonly total: number }): void {
      const before = ended()
      counts = { ...summary }
      if (ended() > before) tiles = { ...tiles, done: 0 }
      reportTiles()
    },
  }
}
