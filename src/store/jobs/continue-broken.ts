import { isShotStep } from '../../domain/jobs/steps.ts'
import { useProjectStore } from '../project/store.ts'
import { dismissBroken, useJournalStore } from './interrupted.ts'
import { start, workOnShots } from './run.ts'
import { whenIdle } from './running.ts'
import { describeScene, directShots, readStyle, writeRest, writeShotAfter } from './start-steps.ts'

/** Continues the job that was interrupted. */
export async function continueBroken(): Promise<void> {
  const { broken } = useJournalStore.getState()
  if (!broken) return
  const id = useProjectStore.getState().project?.id
  dismissBroken()
  // Sampling may be running, because opening a project resumes it.
  await whenIdle()
  if (useProjectStore.getState().project?.id !== id) return
  const { kind, reads, left, asked, after, list, sheets } = broken
  if (sheets) await start('draw', { sheets: sheets.left })
  else if (isShotStep(kind) && asked) await start(kind, { shots: left, asked })
  else if (isShotStep(kind)) await workOnShots(kind, left)
  else if (reads) await readStyle()
  else if (kind === 'describe') await describeScene()
  else if (after) await writeShotAfter(after)
  // The parts that came stay.
  else if (kind === 'direct') await (list ? writeRest : directShots)()
}
