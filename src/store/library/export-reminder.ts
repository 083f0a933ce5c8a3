import type { ProjectId } from '../../domain/ids.ts'
import { allShots, type Project } from '../../domain/project/project.ts'
import { createShown } from '../../lib/dom/shown-store.ts'
import { loadMeta, saveMeta } from '../../services/storage/meta.ts'
import { useJobStore } from '../jobs/store.ts'
import { useProjectStore } from '../project/store.ts'
import { canBackUp } from './backup.ts'

/** A reminder that was dismissed or followed rests for a week; in milliseconds. */
const PAUSE_MS = 7 * 24 * 60 * 60 * 1000
const EXPORTED = 'exported'

interface ReminderState {
  /** The open project has pictures that exist only in this browser. */
  readonly due: boolean
}

export const useReminderStore = createShown<ReminderState>(() => ({ due: false }))

/**
 * When each project was last exported or its reminder dismissed, in milliseconds since the epoch.
 */
type Exported = Readonly<Record<ProjectId, number>>

/**
 * Reminds the user to export where the browser cannot mirror into a folder: when a project opens
 * and when its pictures are drawn. Call once.
 */
export function keepReminder(): void {
  if (canBackUp()) return
  useProjectStore.subscribe(({ project, readOnly }, before) => {
    if (project?.id !== before.project?.id) void look(readOnly ? undefined : project)
  })
  useJobStore.subscribe(({ last }, before) => {
    if (last && last !== before.last && last.kind === 'draw') void look(useProjectStore.getState().project)
  })
  void look(useProjectStore.getState().project)
}

async function look(project: Project | undefined): Promise<void> {
  useReminderStore.setState({ due: false })
  if (!project) return
  const drawn = allShots(project).flatMap(({ takes }) => takes.map(({ receipt }) => receipt.at))
  // A failed read costs one reminder too many.
  const exported = await readExported().catch((): Exported => ({}))
  const [last, now] = [exported[project.id], Date.now()]
  const due = drawn.length > 0 && (!isPast(last, now) || (Math.max(...drawn) > last && now - last > PAUSE_MS))
  if (useProjectStore.getState().project?.id === project.id) useReminderStore.setState({ due })
}

/** False for a time in the future, recorded by a wrong clock, which would silence the reminder. */
const isPast = (at: number | undefined, now: number): at is number => at !== undefined && at <= now

const readExported = async () => ((await loadMeta(EXPORTED)) ?? {}) as Exported

/** Records that the project was exported or its reminder dismissed. */
export async function noteExported(id: ProjectId): Promise<void> {
  useReminderStore.setState({ due: false })
  await saveMeta(EXPORTED, { ...(await readExported()), [id]: Date.now() })
}
