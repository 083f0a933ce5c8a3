import { countedShots } from '../../../domain/board/counted-shots.ts'
import type { Project } from '../../../domain/project/project.ts'
import { useJobStore } from '../../../store/jobs/store.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { drawBoardSheets, sheetsOfBoard } from '../../../store/takes/sheets.ts'
import { dismissOnBoard } from '../../../store/takes/unsaved-answers.ts'
import { CancelButton } from '../../jobs/CancelButton.tsx'
import { SaveCame } from '../../jobs/recovery.tsx'
import { Alert } from '../../kit/Alert.tsx'
import { Bar } from '../../kit/Bar.tsx'
import { Button } from '../../kit/Button.tsx'
import { usePrices } from '../../money/use-prices.ts'
import { sheetWords as words } from '../../words/en/sheets.ts'
import { dollars } from '../../words/format.ts'
import { doingText } from '../../words/job-text.ts'
import { aboutDollars } from '../../words/prices.ts'
import { useSheetPrice } from './use-sheet-price.ts'
import { useWhyNoSheet } from './use-why-no-sheet.ts'

interface DrawSheetProps {
  readonly project: Project
  /** True for the first sheet of a board. */
  readonly isFirst: boolean
  /** What the last sheet cost, and the share of each of its takes; in US dollars. */
  readonly share?: number | undefined
  readonly onDraw: () => void
}

/** What a sheet costs beside single pictures, and the button that draws it. */
export function DrawSheet({ project, isFirst, share, onDraw }: DrawSheetProps) {
  const job = useJobStore((state) => state.job)
  const problem = useProjectStore(({ problems }) => problems.shots)
  const sheets = sheetsOfBoard(project)
  const price = useSheetPrice(project, sheets)
  const why = useWhyNoSheet(project, price)
  const text = price && aboutDollars(price.cost)
  const isDrawing = job?.sheets !== undefined
  const count = Math.max(1, sheets.length)
  return (
    <div className="sheet-draw">
      {price && <PriceBars project={project} cost={price.cost} sheets={sheets.length} />}
      {share !== undefined && <p className="quiet">{words.share(dollars(share))}</p>}
      {problem && !isDrawing && (
        <Alert problem={problem} onClose={dismissOnBoard}>
          <SaveCame came={problem.came} />
        </Alert>
      )}
      {job && isDrawing ? (
        <>
          <p role="status">{doingText(job.doing)}</p>
          <Bar label={words.title} total={1} text={doingText(job.doing)} done={undefined} />
          <CancelButton />
        </>
      ) : (
        <Button
          wide
          primary={isFirst}
          why={why}
          price={text}
          onClick={() => {
            onDraw()
            void drawBoardSheets()
          }}
        >
          {isFirst ? words.draw(count) : words.drawAnother(count)}
        </Button>
      )}
      {why && !isDrawing && <p className="quiet">{why}</p>}
    </div>
  )
}

interface PriceBarsProps {
  readonly project: Project
  readonly cost: number | undefined
  readonly sheets: number
}

function PriceBars({ project, cost, sheets }: PriceBarsProps) {
  const shots = countedShots(project)
  const single = usePrices().sum(shots)
  return (
    <section aria-label={words.price} className="sheet-prices">
      <h3 className="room-title">{words.price}</h3>
      <p>
        <span>{words.sheets(sheets)}</span>
        <strong className="figures">{aboutDollars(cost)}</strong>
      </p>
      <p className="quiet">
        <span>{words.pictures(shots.length)}</span>
        <span className="figures">{single?.price}</span>
      </p>
    </section>
  )
}
