import type { ShotId } from '../../domain/ids.ts'
import { type Begun, changesOfBatch } from '../../domain/takes/begun.ts'
import type { Change } from '../../domain/takes/mark.ts'
import { createShown } from '../../lib/dom/shown-store.ts'
import { log } from '../app/store.ts'
import { workOnShots } from '../jobs/run.ts'
import { pause, resume, runningJob, whenIdle } from '../jobs/running.ts'
import { useJobStore } from '../jobs/store.ts'
import { useProjectStore } from '../project/store.ts'
import { useSettingsStore } from '../settings/store.ts'
import { pictureWish } from './picture-wish.ts'

/** What changed while a batch of pictures is drawn; undefined while nothing is asked. */
interface BatchState {
  readonly changes?: readonly Change[] | undefined
}

export const useBatchStore = createShown<BatchState>(() => ({}))

/** The shots of the running batch that have not begun. */
export const waitingShots = (): readonly ShotId[] => {
  const { shots } = useJobStore.getState()
  return (Object.keys(shots) as ShotId[]).filter((id) => shots[id]?.status === 'waiting')
}

/** The wishes that the last answer was given to, and the batch. */
let answered: { readonly begun: Begun; readonly changes: string } | undefined

function look(): void {
  const changes = changesNow()
  const { changes: asked } = useBatchStore.getState()
  if (!changes) {
    if (asked) useBatchStore.setState({ changes: undefined })
    return
  }
  const { begun } = useJobStore.getState().job ?? {}
  const said = answered?.begun === begun && answered?.changes === key(changes)
  if (said || asked) return
  // First, because pausing changes the job and looks again.
  useBatchStore.setState({ changes })
  // What is in progress is finished; nothing more begins before the answer.
  pause()
  log({ code: 'batch-held', left: waitingShots().length })
}

/** What concerns shots that wait; undefined where nothing does. */
function changesNow(): readonly Change[] | undefined {
  const { job } = useJobStore.getState()
  const { project } = useProjectStore.getState()
  if (!project || !job?.begun || job.cancelled) return undefined
  if (job.begun.project.id !== project.id) return undefined
  if (waitingShots().length === 0) return undefined
  const changes = changesOfBatch(project, pictureWish(), job.begun)
  return changes.length > 0 ? changes : undefined
}

/** The same kind of change to another picture or model is asked about again. */
function key(changes: readonly Change[]): string {
  const { style, identityFrame, noFrame, continuity, anchor } = useProjectStore.getState().project ?? {}
  const chosen = [style?.blob, identityFrame, noFrame, continuity, anchor]
  return JSON.stringify([changes, ...chosen.map((one) => one ?? null), pictureWish()])
}

/** What becomes of the shots that wait: drawn as the batch began, as chosen now, or not. */
export type BatchAnswer = 'as-begun' | 'as-now' | 'none'

export async function answerBatch(answer: BatchAnswer): Promise<void> {
  const { changes } = useBatchStore.getState()
  const begun = useJobStore.getState().job?.begun
  if (!changes) return
  if (begun) answered = { begun, changes: key(changes) }
  useBatchStore.setState({ changes: undefined })
  const running = runningJob()
  const left = answer === 'as-begun' ? [] : running?.work?.leave?.()
  // An emptied batch ends with what is in progress.
  resume()
  if (answer !== 'as-now' || !left) return
  // Another job, because what it sends is agreed to and priced anew.
  await whenIdle()
  // Cancelled meanwhile, as when the project is left, nothing more is drawn.
  if (!running?.controller.signal.aborted) await workOnShots('draw', left)
}

let watching = false

/** Looks for changes that concern the running batch. */
export function watchBatch(): void {
  if (watching) return
  watching = true
  useProjectStore.subscribe(look)
  useSettingsStore.subscribe(look)
  useJobStore.subscribe(look)
}
