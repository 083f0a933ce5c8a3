import type { Project } from '../../../domain/project/project.ts'
import { orderWords as words } from '../../words/en/order.ts'
import { NumberingMenu } from './NumberingMenu.tsx'

/** What is set for the whole board. */
export function BoardBar({ project }: { readonly project: Project }) {
  return (
    <div className="board-bar" role="toolbar" aria-label={words.board}>
      <NumberingMenu project={project} />
    </div>
  )
}
