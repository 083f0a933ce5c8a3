import type { BlobId, ProjectId } from '../../domain/ids.ts'
import type { Project, Video } from '../../domain/project/project.ts'
import { AppError } from '../../lib/errors.ts'
import { log } from '../app/store.ts'
import { setProblem } from '../jobs/problems.ts'
import { commitProject } from '../project/edits.ts'
import { useProjectStore } from '../project/store.ts'
import { isHeld, loadBlob } from '../project/writer.ts'

/** Clips chosen in this visit: the only copy of a clip too large to store. */
const visitClips = new Map<ProjectId, Blob>()

/** The open project's clip. */
export async function loadClip(): Promise<Blob | undefined> {
  const { project } = useProjectStore.getState()
  if (!project?.video) return undefined
  const onDisk = project.video.blob && (await loadBlob(project.video.blob))
  return onDisk ?? visitClip(project.id, project.video)
}

/** Undefined when another tab has given the project another clip. */
function visitClip(id: ProjectId, { bytes }: Video): Blob | undefined {
  const clip = visitClips.get(id)
  return clip?.size === bytes ? clip : undefined
}

/** Remembers a project's clip for this visit. */
export function rememberClip(id: ProjectId, file: Blob): void {
  visitClips.set(id, file)
}

/**
 * Deletes the open project's clip from disk to free space. The clip stays for this visit, its
 * frames for good.
 */
export async function keepClipForVisit(): Promise<void> {
  const { project } = useProjectStore.getState()
  const { video } = project ?? {}
  if (!project || !video?.blob) return
  const { blob } = video
  try {
    const clip = visitClip(project.id, video) ?? (await copyOfClip(blob))
    // Called twice, or the clip was replaced meanwhile.
    if (useProjectStore.getState().project?.video?.blob !== blob) return
    if (clip) rememberClip(project.id, clip)
    await commitProject((now) => withoutClip(now, blob), new Map(), [blob])
    log({ code: 'clip-visit-only', file: video.name })
  } catch (error) {
    setProblem('video', error)
  }
}

/** A file on disk counts against the quota while a reader holds it, so this copies it to memory. */
async function copyOfClip(id: BlobId): Promise<Blob | undefined> {
  const clip = await loadBlob(id)
  if (!clip || isHeld(id)) return clip
  const copy = await new Response(clip.stream()).blob()
  return copy.slice(0, copy.size, clip.type)
}

function withoutClip(project: Project, clip: BlobId): Project {
  if (project.video?.blob !== clip) return project
  const { blob: _, ...video } = project.video
  return { ...project, video }
}

/** Drops a clip that does not fit on the disk, so that everything else can be saved. Call once. */
export function watchClip(): void {
  useProjectStore.subscribe(({ save, project }, before) => {
    const clip = project?.video?.blob
    if (save === before.save || save.problem?.code !== 'storage-full' || !clip || !isHeld(clip)) return
    setProblem('video', new AppError('clip-not-kept', project.video?.name))
    void keepClipForVisit()
  })
}
