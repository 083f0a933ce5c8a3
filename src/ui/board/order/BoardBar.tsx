import { numberOf } from '../../../domain/board/shot-numbers.ts'
import type { Project } from '../../../domain/project/project.ts'
import { useLiftedStore } from '../../../store/board/lifted.ts'
import { orderWords as words } from '../../words/en/order.ts'
import { ArrowsToggle } from '../guides/ArrowsToggle.tsx'
import { GuidesMenu } from '../guides/GuidesMenu.tsx'
import { NumberingMenu } from './NumberingMenu.tsx'

/** What is set for the whole board. */
export function BoardBar({ project }: { readonly project: Project }) {
  return (
    <div className="board-bar" role="toolbar" aria-label={words.board}>
      <NumberingMenu project={project} />
      <GuidesMenu />
      <ArrowsToggle />
      <LiftedNote project={project} />
    </div>
  )
}

/** Says where the lifted shot would be dropped. */
function LiftedNote({ project }: { readonly project: Project }) {
  const { lifted, ended } = useLiftedStore()
  return (
    <p className="visually-hidden" role="status">
      {lifted && words.lifted(numberOf(project, lifted.id), lifted.place + 1, project.shots.length)}
      {ended && words.dropped(numberOf(project, ended.id), ended.place + 1, project.shots.length)}
    </p>
  )
}
