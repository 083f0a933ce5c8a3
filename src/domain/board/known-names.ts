import type { Project } from '../project/project.ts'
import { NAMED_IN, SUBJECT_KINDS } from '../scene/subject.ts'
import { countedShots } from './counted-shots.ts'
import type { ShotFieldKey } from './shot-fields.ts'

/**
 * The names that a field of a shot can be filled with: those of Who and where, then those that
 * other shots use, each once. Empty for a field that names nobody and nothing.
 */
export function knownNames(project: Project, key: ShotFieldKey): readonly string[] {
  const kind = SUBJECT_KINDS.find((one) => NAMED_IN[one] === key)
  if (!kind) return []
  const labels = (project[kind] ?? []).map(({ label }) => label)
  const used = countedShots(project).flatMap((shot) => shot[NAMED_IN[kind]] ?? [])
  return [...new Set([...labels, ...used])]
}
