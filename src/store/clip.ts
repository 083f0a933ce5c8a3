import type { ProjectId } from '../domain/ids.ts'
import { useProjectStore } from './open-project.ts'
import { loadBlob } from './project-store.ts'

/** Clips chosen in this visit: the only copy of those that are too large to keep. */
const visitClips = new Map<ProjectId, File>()

/** The open project's clip. */
export async function loadClip(): Promise<Blob | undefined> {
  const { project } = useProjectStore.getState()
  if (!project) return undefined
  const onDisk = project.video?.blob && (await loadBlob(project.video.blob))
  return onDisk ?? visitClips.get(project.id)
}

/** Remembers a project's clip for this visit. */
export function takeClip(id: ProjectId, file: File): void {
  visitClips.set(id, file)
}
