import { useEffect } from 'react'
import { resumeFrames } from '../../store/jobs/start-steps.ts'
import { useProjectStore } from '../../store/project/store.ts'

/** Resumes the sampling of a project that was closed while it ran. */
export function useResumedFrames(): void {
  const id = useProjectStore(({ project, readOnly }) => (readOnly ? undefined : project?.id))
  useEffect(() => {
    if (id) void resumeFrames()
  }, [id])
}
