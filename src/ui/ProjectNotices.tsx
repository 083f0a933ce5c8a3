import { CircleAlert, Eye, RotateCcw } from 'lucide-react'
import type { BrokenJob } from '../domain/job-note.ts'
import { continueBroken, dismissBroken, useJournalStore } from '../store/job-journal.ts'
import { exportProjectFile } from '../store/project-files.ts'
import { clearProblem, flushProject, takeOver, useProjectStore } from '../store/project-store.ts'
import { Alert } from './Alert.tsx'
import { Button } from './Button.tsx'
import { errorText } from './error-text.ts'
import { fileSize } from './format.ts'
import { TransferBar } from './TransferBar.tsx'
import { type Prices, usePrices } from './use-prices.ts'

/** What must be known about the open project before anything else, above its scene. */
export function ProjectNotices({ openStorage }: { readonly openStorage: () => void }) {
  const problem = useProjectStore(({ problems }) => problems.project)
  const readOnly = useProjectStore((state) => state.readOnly)
  const unsaved = useProjectStore(({ save }) => save.status === 'unsaved')
  const broken = useJournalStore((state) => state.broken)
  const prices = usePrices()
  return (
    <>
      {problem && <Alert problem={problem} onClose={() => clearProblem('project')} />}
      {readOnly && <ReadOnly />}
      {unsaved && <Unsaved openStorage={openStorage} />}
      {broken && (
        <div className="notice" role="status">
          <RotateCcw aria-hidden />
          <p>
            <strong>{broken.title}</strong> {broken.text}
          </p>
          <div className="row">
            <Button price={priceOf(broken, prices)} onClick={() => void continueBroken()}>
              Continue
            </Button>
            <Button onClick={dismissBroken}>Not now</Button>
          </div>
        </div>
      )}
      <TransferBar />
    </>
  )
}

/** What going on with a job that broke off will cost; undefined where nothing is billed. */
function priceOf({ kind, left }: BrokenJob, prices: Prices | undefined): string | undefined {
  if (kind === 'analyze' || kind === 'shots') return prices?.[kind]
  return kind === 'images' ? prices?.images(left.length) : undefined
}

function ReadOnly() {
  return (
    <div className="notice" role="status">
      <Eye aria-hidden />
      <p>
        <strong>This project is open in another tab.</strong> Here you see it as that tab saves it. Taking
        over stops a job that runs there; a call that is under way may be billed.
      </p>
      <Button onClick={() => void takeOver()}>Take over here</Button>
    </div>
  )
}

/** What is in memory only, and the ways out of it. */
function Unsaved({ openStorage }: { readonly openStorage: () => void }) {
  const project = useProjectStore((state) => state.project)
  const { problem, held } = useProjectStore((state) => state.save)
  if (!project || !problem) return null
  const { title, help } = errorText(problem)
  return (
    <div className="alert" role="alert">
      <CircleAlert aria-hidden className="alert-icon" />
      <div className="alert-text">
        <strong>{title}</strong>
        <span>
          {held && held.count > 0
            ? `In memory only: your latest edits and ${held.count} ${held.count === 1 ? 'file' : 'files'} (${fileSize(held.bytes)}). `
            : 'In memory only: your latest edits. '}
          {help}
        </span>
        <span className="row">
          <Button onClick={() => void exportProjectFile(project.id)}>Export project</Button>
          <Button onClick={openStorage}>Free space</Button>
          <Button onClick={flushProject}>Try again</Button>
        </span>
      </div>
    </div>
  )
}
