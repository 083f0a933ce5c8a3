import { Plus } from 'lucide-react'
import { useState } from 'react'
import { isCompact } from '../../domain/board/card-sizes.ts'
import { numbersOf } from '../../domain/board/shot-numbers.ts'
import type { ShotId } from '../../domain/ids.ts'
import { pendingShots } from '../../domain/jobs/readiness.ts'
import type { Problem } from '../../domain/problem.ts'
import { aspectRatio, type Project } from '../../domain/project/project.ts'
import { addShot } from '../../store/board/edits.ts'
import { useNewListStore } from '../../store/board/new-list.ts'
import { directShots, writeRest } from '../../store/jobs/start-steps.ts'
import { useJobStore } from '../../store/jobs/store.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { changeSettings, useSettingsStore } from '../../store/settings/store.ts'
import { drawAll } from '../../store/takes/drawing.ts'
import { useLostStore } from '../../store/takes/lost-pictures.ts'
import { useStaleStore } from '../../store/takes/stale.ts'
import { dismissOnBoard, useAnswerStore } from '../../store/takes/unsaved-answers.ts'
import { ProblemActions } from '../jobs/ProblemActions.tsx'
import { SaveCame } from '../jobs/recovery.tsx'
import { Alert } from '../kit/Alert.tsx'
import { Button } from '../kit/Button.tsx'
import { Lazy } from '../kit/Lazy.tsx'
import { lazyComponent } from '../kit/lazy-component.ts'
import { usePrices } from '../money/use-prices.ts'
import { boardWords as words } from '../words/en/board.ts'
import { wayOutWords } from '../words/en/ways-out.ts'
import { EarlierShots } from './EarlierShots.tsx'
import { EmptyBoard } from './EmptyBoard.tsx'
import { isUpright } from './preview-ratio.ts'
import { ShotPlace } from './ShotPlace.tsx'
import { useBoardView } from './use-board-view.ts'
import { usePictureShape } from './use-picture-shape.ts'

const BoardBar = lazyComponent(async () => (await import('./bar/BoardBar.tsx')).BoardBar)
const BoardHands = lazyComponent(async () => (await import('./hands/BoardHands.tsx')).BoardHands)
const NewListDialog = lazyComponent(async () => (await import('./order/NewListDialog.tsx')).NewListDialog)
const DrawingQuestions = lazyComponent(
  async () => (await import('../takes/DrawingQuestions.tsx')).DrawingQuestions,
)
const RestOfList = lazyComponent(async () => (await import('./RestOfList.tsx')).RestOfList)
const Filmstrip = lazyComponent(async () => (await import('./filmstrip/Filmstrip.tsx')).Filmstrip)
const ShotTable = lazyComponent(async () => (await import('./table/ShotTable.tsx')).ShotTable)
const ShotViewer = lazyComponent(async () => (await import('../takes/ShotViewer.tsx')).ShotViewer)

const LeftAnswers = lazyComponent(async () => (await import('./LeftAnswers.tsx')).LeftAnswers)

const toGrid = () => changeSettings({ view: 'grid' })

/** The board at each size of its cards. */
const SIZES = ['board is-smallest', 'board', 'board is-large', 'board is-largest']

/** The shots as cards, in the aspect ratio of the clip or the chosen one. */
export function ShotBoard() {
  const project = useProjectStore((state) => state.project)
  const readOnly = useProjectStore((state) => state.readOnly)
  const problem = useProjectStore(({ problems }) => problems.shots)
  const shape = usePictureShape()
  const prices = usePrices()
  const cardSize = useSettingsStore(({ settings }) => settings.cardSize)
  const failedAfter = useJobStore((state) => state.failedAfter)
  const view = useBoardView()
  const asksNewList = useNewListStore(({ answer }) => answer !== undefined)
  const hasLeft = useAnswerStore(({ left }) => left.length > 0)
  const [open, setOpen] = useState<ShotId>()
  if (!project) return null
  const aspect = shape ?? aspectRatio(project)
  const numbers = numbersOf(project)
  const size = SIZES[cardSize]
  const board = isUpright(aspect) ? `${size} board-portrait` : size
  return (
    <>
      {problem && (
        <Alert problem={problem} onClose={dismissOnBoard}>
          {problem.came && <SaveCame came={problem.came} />}
          {problem.charge && !problem.came && <BoardWaysOut project={project} problem={problem} />}
        </Alert>
      )}
      <Lazy when={hasLeft}>
        <LeftAnswers />
      </Lazy>
      <Lazy when={project.unfinishedList !== undefined}>
        <RestOfList project={project} />
      </Lazy>
      {project.shots.length > 0 && (
        <Lazy when placeholder={<div className="board-bar-place" />}>
          <BoardBar project={project} />
        </Lazy>
      )}
      {project.shots.length === 0 ? (
        <EmptyBoard />
      ) : view === 'table' ? (
        <Lazy when placeholder={<div className="table-place" />} asked="here" onClose={toGrid}>
          <ShotTable project={project} aspect={aspect} />
        </Lazy>
      ) : view === 'filmstrip' ? (
        <Lazy when placeholder={<div className="film" />} asked="here" onClose={toGrid}>
          <Filmstrip project={project} aspect={aspect} onOpen={setOpen} />
        </Lazy>
      ) : (
        <ol className={board} aria-label={words.board} style={{ ['--aspect' as string]: String(aspect) }}>
          {project.shots.map((shot, place) => (
            <ShotPlace
              key={shot.id}
              shot={shot}
              number={numbers.get(shot.id) ?? ''}
              place={place}
              count={project.shots.length}
              price={prices.of('draw', 1, undefined, [shot])}
              compact={isCompact(cardSize)}
              readOnly={readOnly}
              failedAfter={failedAfter?.shot === shot.id ? failedAfter : undefined}
              onOpen={setOpen}
            />
          ))}
        </ol>
      )}
      {project.shots.length > 0 && !readOnly && (
        <div className="row">
          <Button onClick={addShot}>
            <Plus aria-hidden />
            {words.add}
          </Button>
        </div>
      )}
      <EarlierShots shots={project.shelf} />
      <Lazy when={project.shots.length > 0}>
        <BoardHands />
        <DrawingQuestions project={project} />
      </Lazy>
      <Lazy when={asksNewList} asked="dialog" onClose={() => useNewListStore.getState().answer?.(undefined)}>
        <NewListDialog />
      </Lazy>
      <Lazy when={open !== undefined} asked="dialog" onClose={() => setOpen(undefined)}>
        <ShotViewer project={project} open={open} onOpen={setOpen} />
      </Lazy>
    </>
  )
}

/** The error and recovery buttons of a failed shot list or an interrupted batch. */
function BoardWaysOut({ project, problem }: { readonly project: Project; readonly problem: Problem }) {
  const drawing = useJobStore(({ job, last }) => (job ?? last)?.kind === 'draw')
  const lost = useLostStore((state) => state.lost)
  const stale = useStaleStore((state) => state.stale)
  const prices = usePrices()
  // A retry writes what is missing: the parts that came stay.
  const rest = useJobStore((state) => state.restFailed) === true && project.unfinishedList !== undefined
  return drawing ? (
    <ProblemActions
      problem={problem}
      step="draw"
      price={prices.of('draw', pendingShots(project, lost, stale).length)}
      onRetry={drawAll}
    />
  ) : (
    <ProblemActions
      problem={problem}
      step="direct"
      price={prices.of('direct', 1, rest ? 'rest' : 'list')}
      onRetry={rest ? writeRest : directShots}
      retry={rest ? wayOutWords.writeRest : undefined}
      onEdit={() => document.getElementById('scene-text')?.focus()}
    />
  )
}
