import { Ellipsis } from 'lucide-react'
import { numberOf } from '../../../domain/board/shot-numbers.ts'
import type { Project } from '../../../domain/project/project.ts'
import { useLiftedStore } from '../../../store/board/lifted-shot.ts'
import { useTable } from '../../../store/board/table.ts'
import { FindingsButton } from '../../findings/FindingsButton.tsx'
import { barWords } from '../../words/en/bar.ts'
import { orderWords as words } from '../../words/en/order.ts'
import { ArrowsToggle } from '../guides/ArrowsToggle.tsx'
import { GuidesMenu } from '../guides/GuidesMenu.tsx'
import { LockOffer } from '../order/LockOffer.tsx'
import { NumberingMenu } from '../order/NumberingMenu.tsx'
import { ColumnChoice } from '../table/ColumnChoice.tsx'
import { useBoardView } from '../use-board-view.ts'
import { CardSize } from './CardSize.tsx'
import { FoldButton } from './FoldButton.tsx'
import { RunningTime } from './RunningTime.tsx'
import { NextStepTool, SourcesToggle } from './TableTools.tsx'
import { useBarKeys } from './use-bar-keys.ts'
import { useFold } from './use-fold.ts'
import { ViewChoice } from './ViewChoice.tsx'

/** What is set for the whole board, and what is known of it. On a phone some of it is folded. */
export function BoardBar({ project }: { readonly project: Project }) {
  const bar = useBarKeys()
  const rest = useFold()
  const view = useBoardView()
  const inTable = view === 'table'
  const sources = useTable((state) => state.sources)
  return (
    <>
      <div className="board-bar" role="toolbar" aria-label={words.board} ref={bar}>
        {inTable && <SourcesToggle />}
        <ViewChoice />
        <div className={rest.open ? 'bar-rest is-open' : 'bar-rest'} id={rest.id}>
          <NumberingMenu project={project} />
          {inTable ? (
            <ColumnChoice />
          ) : (
            <>
              <GuidesMenu />
              <ArrowsToggle />
              {view === 'grid' && <CardSize />}
            </>
          )}
        </div>
        <FindingsButton />
        <RunningTime project={project} />
        {inTable && !sources && <NextStepTool />}
        <FoldButton fold={rest} label={barWords.more} icon={Ellipsis} />
        <LiftedNote project={project} />
      </div>
      <LockOffer project={project} />
    </>
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
