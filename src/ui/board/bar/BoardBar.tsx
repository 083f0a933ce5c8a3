import { Ellipsis, Play } from 'lucide-react'
import { countedShots } from '../../../domain/board/counted-shots.ts'
import { numberOf } from '../../../domain/board/shot-numbers.ts'
import type { Project } from '../../../domain/project/project.ts'
import { useLiftedStore } from '../../../store/board/lifted-shot.ts'
import { useTable } from '../../../store/board/table.ts'
import { closePlay, openPlay, usePlay } from '../../../store/handover/play.ts'
import { FindingsButton } from '../../findings/FindingsButton.tsx'
import { Lazy } from '../../kit/Lazy.tsx'
import { lazyComponent } from '../../kit/lazy-component.ts'
import { barWords } from '../../words/en/bar.ts'
import { orderWords as words } from '../../words/en/order.ts'
import { ArrowsToggle } from '../guides/ArrowsToggle.tsx'
import { GuidesMenu } from '../guides/GuidesMenu.tsx'
import { LockOffer } from '../order/LockOffer.tsx'
import { NumberingMenu } from '../order/NumberingMenu.tsx'
import { ColumnChoice } from '../table/ColumnChoice.tsx'
import { GroupChoice } from '../table/GroupChoice.tsx'
import { useBoardView } from '../use-board-view.ts'
import { CardSize } from './CardSize.tsx'
import { FoldButton } from './FoldButton.tsx'
import { RunningTime } from './RunningTime.tsx'
import { NextStepTool, SourcesToggle } from './TableTools.tsx'
import { useBarKeys } from './use-bar-keys.ts'
import { useFold } from './use-fold.ts'
import { ViewChoice } from './ViewChoice.tsx'

const PlayDialog = lazyComponent(async () => (await import('../../handover/play/PlayDialog.tsx')).PlayDialog)
const BoardPrint = lazyComponent(async () => (await import('../../handover/print/BoardPrint.tsx')).BoardPrint)

/** What is set for the whole board, and what is known of it. On a phone some of it is folded. */
export function BoardBar({ project }: { readonly project: Project }) {
  const bar = useBarKeys()
  const rest = useFold()
  const view = useBoardView()
  const inTable = view === 'table'
  const plays = usePlay(({ of }) => of === project.id)
  const sources = useTable((state) => state.sources)
  return (
    <>
      <div className="board-bar" role="toolbar" aria-label={words.board} ref={bar}>
        {inTable && <SourcesToggle />}
        <ViewChoice />
        <div className={rest.open ? 'bar-rest is-open' : 'bar-rest'} id={rest.id}>
          <NumberingMenu project={project} />
          {inTable ? (
            <>
              <ColumnChoice />
              <GroupChoice />
            </>
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
        <PlayButton project={project} />
        {inTable && !sources && <NextStepTool />}
        <FoldButton fold={rest} label={barWords.more} icon={Ellipsis} />
        <LiftedNote project={project} />
      </div>
      <LockOffer project={project} />
      <Lazy when={plays} asked="dialog" onClose={closePlay}>
        <PlayDialog project={project} />
      </Lazy>
      <Lazy when>
        <BoardPrint />
      </Lazy>
    </>
  )
}

/** Plays the board; absent while every shot is omitted. */
function PlayButton({ project }: { readonly project: Project }) {
  if (countedShots(project).length === 0) return null
  return (
    <button type="button" className="button plain board-tool" onClick={() => openPlay(project.id)}>
      <Play aria-hidden />
      <span className="hidden-in-bar">{barWords.play}</span>
    </button>
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
