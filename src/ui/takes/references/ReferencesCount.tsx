import type { Shot } from '../../../domain/board/shot.ts'
import type { Project } from '../../../domain/project/project.ts'
import { sentOf } from '../../../domain/takes/manifest.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { number } from '../../words/format.ts'
import { useManifest } from './use-manifest.ts'

interface ReferencesCountProps {
  readonly shot: Shot
}

/** How many pictures the next take is drawn from; nothing for an engine that takes no list. */
export function ReferencesCount({ shot }: ReferencesCountProps) {
  const project = useProjectStore((state) => state.project)
  return project ? <Count project={project} shot={shot} /> : null
}

function Count({ project, shot }: ReferencesCountProps & { readonly project: Project }) {
  const { rows, fixed } = useManifest(project, shot)
  const sent = sentOf(rows).length
  return !fixed && sent > 0 ? <span className="quiet figures">{number(sent)}</span> : null
}
