import type { ProjectId, ShotId } from '../../domain/ids.ts'
import { type BrokenJob, brokenJob } from '../../domain/jobs/interrupted-job.ts'
import { createShown } from '../../lib/dom/shown-store.ts'
import { isWorkedOn } from '../../services/app/tabs.ts'
import { jobNote } from '../../services/storage/job-notes.ts'
import { log } from '../app/store.ts'
import { useProjectStore } from '../project/store.ts'
import { noteJob } from './notes.ts'
import { useJobStore } from './store.ts'

interface JournalState {
  /** What the last visit left unfinished in the open project. */
  readonly broken?: BrokenJob | undefined
}

export const useJournalStore = createShown<JournalState>(() => ({}))

/**
 * Records the job in progress on disk, so that the next visit can report an interrupted one. Call
 * once.
 */
export function keepJournal(): void {
  let noted: ProjectId | undefined
  useJobStore.subscribe((now, before) => {
    const { project } = useProjectStore.getState()
    const id = project?.id
    // Sampling resumes by itself when a project opens, and must not overwrite the note of another
    // job.
    if (now.job?.kind === 'sample' && project?.video) return
    if (!now.job) {
      if (noted && before.job) noteJob(noted, undefined)
      noted = undefined
    } else if (id && (now.shots !== before.shots || !before.job)) {
      noted = id
      useJournalStore.setState({ broken: undefined })
      const { kind, engine, reads, ask, asked, sheets, onto, startedAt } = now.job
      const [waiting, inFlight] = [shotsThat('waiting'), [...shotsThat('draw'), ...shotsThat('upscale')]]
      noteJob(id, { kind, engine, reads, ask, asked, sheets, onto, startedAt, waiting, inFlight })
    }
  })
  useProjectStore.subscribe(({ project, readOnly }, before) => {
    if (project?.id === before.project?.id && readOnly === before.readOnly) return
    useJournalStore.setState({ broken: undefined })
    if (project && !readOnly) void readJournal(project.id)
  })
  const { project, readOnly } = useProjectStore.getState()
  if (project && !readOnly) void readJournal(project.id)
}

function shotsThat(status: string): ShotId[] {
  const { shots } = useJobStore.getState()
  return (Object.keys(shots) as ShotId[]).filter((id) => shots[id]?.status === status)
}

async function readJournal(id: ProjectId): Promise<void> {
  // An unreadable note costs only the notice.
  const note = await jobNote(id).catch(() => undefined)
  if (!note) return
  // The tab that lost the project still receives results of its job.
  if (!useJobStore.getState().job && (await isWorkedOn(id))) return
  const { project } = useProjectStore.getState()
  const running = useJobStore.getState().job?.kind
  if (project?.id !== id || (running && running !== 'sample')) return
  const broken = brokenJob(note, project)
  if (broken) log({ code: 'job-cut-off', step: broken.kind })
  useJournalStore.setState({ broken })
}

export function dismissBroken(): void {
  const { project } = useProjectStore.getState()
  useJournalStore.setState({ broken: undefined })
  if (project) noteJob(project.id, undefined)
}
