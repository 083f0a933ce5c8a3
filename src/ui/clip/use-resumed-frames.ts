import { useEffect } from 'react'
import { resumeFrames } from '../../store/jobs/start-steps.ts'
import { useProjectStore } from '../../store/project/store.ts'

/**
 * A project that was left while its clip was being sampled goes on sampling when it is opened
 * again.
 */
export function useResumedFrames(): void {
  const id = useProjectStore(({ project, readOnly }) => (readOnly ? undefined : project?.id))
  useEffect(() => {
    if (id) void resumeFrames()
  }, [id])
}
