import { countedShots } from '../../../domain/board/counted-shots.ts'
import type { ReferenceRole, ReferenceSource } from '../../../domain/board/reference.ts'
import { keptTakes, type Shot } from '../../../domain/board/shot.ts'
import { sentFrames } from '../../../domain/clip/frames.ts'
import type { ReferenceId } from '../../../domain/ids.ts'
import type { Project } from '../../../domain/project/project.ts'
import { takesForSheet } from '../../../domain/takes/continuity.ts'
import type { PlannedReference } from '../../../domain/takes/planned-reference.ts'
import { resolved } from '../../../domain/takes/reference-sources.ts'

interface Addable {
  readonly kind: 'frames' | 'takes' | 'styles'
  readonly pictures: readonly PlannedReference[]
}

/**
 * The project's pictures that may be added to a shot's list, by where they come from. A frame that
 * stays on this device is none of them.
 */
export function addable(project: Project, shot: Shot): readonly Addable[] {
  const one = (role: ReferenceRole, source: ReferenceSource, id: string): PlannedReference =>
    resolved(project, { id: id as ReferenceId, role, source }, { leavesDevice: true }).reference
  const frames = sentFrames(project).map(({ id }) => one('identity', { kind: 'frame', frame: id }, id))
  const takes = countedShots(project)
    .flatMap(keptTakes)
    .map(({ id }) => one('continuity', { kind: 'take', take: id }, id))
  const onSheet = takesForSheet(project, shot)
  const sheets = onSheet.length > 1 ? [one('continuity', { kind: 'sheet', takes: onSheet }, 'sheet')] : []
  const styles = [
    ...(project.style ? [one('style', { kind: 'style' }, 'style')] : []),
    ...(project.moreStyles ?? []).map(({ id }) => one('style', { kind: 'style', style: id }, id)),
  ]
  const groups: readonly Addable[] = [
    { kind: 'frames', pictures: frames },
    { kind: 'takes', pictures: [...takes, ...sheets] },
    { kind: 'styles', pictures: styles },
  ]
  return groups.filter(({ pictures }) => pictures.length > 0)
}
