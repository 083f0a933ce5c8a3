import { countedShots } from '../../../domain/board/counted-shots.ts'
import { runningTime } from '../../../domain/findings/running-time.ts'
import type { Project } from '../../../domain/project/project.ts'
import { barWords as words } from '../../words/en/bar.ts'
import { clock, seconds } from '../../words/format.ts'

const A_MINUTE = 60

/** How long the board runs, and how much of that is assumed. */
export function RunningTime({ project }: { readonly project: Project }) {
  const { seconds: sum, assumed } = runningTime(countedShots(project))
  return (
    <p className="bar-time" title={assumed > 0 ? words.assumedWhy(assumed) : undefined}>
      <span className="visually-hidden">{words.runningTime}</span>{' '}
      <span className="figures">{sum < A_MINUTE ? seconds(sum) : clock(sum)}</span>{' '}
      {assumed > 0 && <span className="quiet hidden-in-short-bar">{words.assumed(assumed)}</span>}
    </p>
  )
}
