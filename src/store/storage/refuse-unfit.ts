import type { ShotId } from '../../domain/ids.ts'
import { expectedBytes } from '../../domain/jobs/job-size.ts'
import type { Step } from '../../domain/jobs/steps.ts'
import type { Project } from '../../domain/project/project.ts'
import { callsOf } from '../../domain/takes/take-ask.ts'
import { AppError } from '../../lib/errors.ts'
import type { StepInput } from '../../pipeline/steps.ts'
import { readSpace } from '../../services/storage/space.ts'
import { useProjectStore } from '../project/store.ts'
import { useSettingsStore } from '../settings/store.ts'

type Worked = Pick<StepInput, 'shots' | 'sheets' | 'asked'>

/** The shots of a job; one that several takes are asked of stands there as often. */
function workedOn({ shots, sheets, asked }: Worked): readonly ShotId[] {
  const once = shots ?? sheets?.flat() ?? []
  return once.flatMap((id) => Array<ShotId>(asked?.shot === id ? callsOf(asked.ask) : 1).fill(id))
}

/**
 * @throws AppError `read-only` in a tab that may not write, `no-space` when a job's results would
 * not fit.
 */
export async function refuseUnfit(kind: Step, project: Project, input: Worked): Promise<void> {
  if (useProjectStore.getState().readOnly) throw new AppError('read-only')
  // Frames are free, and those that do not fit last for this visit.
  if (kind === 'sample') return
  const { usage, quota } = await readSpace()
  if (quota === 0) return
  const needs = expectedBytes(
    kind,
    project,
    workedOn(input),
    useSettingsStore.getState().settings.upscale.scale,
  )
  const free = Math.max(0, quota - usage)
  if (needs > free) throw new AppError('no-space', { code: 'space-needed', needs, free })
}
