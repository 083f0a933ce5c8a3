import { useMemo } from 'react'
import { type FrameTable, frameTable } from '../../../domain/handover/frame-table.ts'
import { timecodeKind } from '../../../domain/handover/job.ts'
import type { Project } from '../../../domain/project/project.ts'
import { useChoices } from '../../../store/handover/choices.ts'
import { usePlay } from '../../../store/handover/play.ts'

/** The board in frames, with the duration that is being dragged. */
export function usePlayTable(project: Project): FrameTable {
  const options = useChoices((choices) => choices.options)
  const draft = usePlay((state) => state.draft)
  return useMemo(() => {
    const shots = draft
      ? project.shots.map((shot) => (shot.id === draft.shot ? { ...shot, duration: draft.seconds } : shot))
      : project.shots
    return frameTable({ ...project, shots }, timecodeKind(project, options).rate)
  }, [project, options, draft])
}
