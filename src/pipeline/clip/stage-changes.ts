import type { BlobId } from '../../domain/ids.ts'
import type { Project } from '../../domain/project/project.ts'
import type { StepContext } from '../context.ts'

/** Changes that wait until all that they bring is there. */
export interface StagedChanges {
  /** Sees the project as it would be with them; what goes through it is added to them. */
  readonly context: StepContext
  /** Makes all of them at once, on whatever the project is by now. */
  commit(): Promise<void>
}

/**
 * So that what is to be replaced stays until what replaces it is there: not committed, nothing has
 * happened.
 */
export function stageChanges(context: StepContext): StagedChanges {
  const changes: ((project: Project) => Project)[] = []
  const media = new Map<BlobId, Blob>()
  let clip: File | undefined
  const apply = (project: Project) => changes.reduce((changed, change) => change(changed), project)
  return {
    context: {
      ...context,
      services: {
        ...context.services,
        takeClip: (file) => {
          clip = file
        },
      },
      project: () => apply(context.project()),
      edit: (change) => void changes.push(change),
      commit: async ({ change, blobs = [] }) => {
        changes.push(change)
        for (const [id, blob] of blobs) media.set(id, blob)
      },
    },
    commit: () => {
      if (clip) context.services.takeClip(clip)
      return context.commit({ change: apply, blobs: media })
    },
  }
}
