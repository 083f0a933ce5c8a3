import type { BlobId } from '../../domain/ids.ts'
import type { Project } from '../../domain/project/project.ts'
import type { StepContext } from '../context.ts'

/** Changes that are committed together once complete. */
export interface StagedChanges {
  /** Reads the project with the staged changes, and adds to them. */
  readonly context: StepContext
  /** Commits all changes at once to the project as it is then. */
  commit(): Promise<void>
}

/**
 * Keeps what is to be replaced until its replacement is complete; without a commit nothing has
 * changed.
 */
export function stageChanges(context: StepContext): StagedChanges {
  const changes: ((project: Project) => Project)[] = []
  const media = new Map<BlobId, Blob>()
  let clip: File | undefined
  const apply = (project: Project) => changes.reduce((changed, change) => change(changed), project)
  return {
    context: {
      ...context,
      sighted: undefined,
      services: {
        ...context.services,
        rememberClip: (file) => {
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
      if (clip) context.services.rememberClip(clip)
      return context.commit({ change: apply, blobs: media })
    },
  }
}
