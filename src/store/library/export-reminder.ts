import { create } from 'zustand'
import type { ProjectId } from '../../domain/ids.ts'
import { allShots, type Project } from '../../domain/project/project.ts'
import { loadMeta, saveMeta } from '../../services/storage/meta.ts'
import { useJobStore } from '../jobs/store.ts'
import { useProjectStore } from '../project/store.ts'
import { canBackUp } from './backup.ts'

/** A reminder that was put off, or followed, is not repeated for a week; in milliseconds. */
const PAUSE_MS = 7 * 24 * 60 * 60 * 1000
const EXPORTED = 'exported'

interface ReminderState {
  /** The open project has pictures that are in this browser only. */
  readonly due: boolean
}

export const useReminderStore = create<ReminderState>(() => ({ due: false }))

/**
 * When each project was exported last, or its reminder put off, in milliseconds since the epoch.
 */
type Exported = Readonly<Record<ProjectId, number>>

/**
 * Reminds of exporting where the browser cannot mirror into a folder: when a project is opened, and
 * when its pictures are drawn. Call once.
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
  // What cannot be read costs a reminder too many.
  const exported = await readExported().catch((): Exported => ({}))
  const [last, now] = [exported[project.id], Date.now()]
  const due = drawn.length > 0 && (!isPast(last, now) || (Math.max(...drawn) > last && now - last > PAUSE_MS))
  if (useProjectStore.getState().project?.id === project.id) useReminderStore.setState({ due })
}

/**
 * A time that lies ahead was told by a clock that was wrong: it would keep the reminder silent
 * until then.
 */
const isPast = (at: number | undefined, now: number): at is number => at !== undefined && at <= now

const readExported = async () => ((await loadMeta(EXPORTED)) ?? {}) as Exported

/** The project was exported, or the person would rather be reminded later. */
export async function noteExported(id: ProjectId): Promise<void> {
  useReminderStore.setState({ due: false })
  await saveMeta(EXPORTED, { ...(await readExported()), [id]: Date.now() })
}
