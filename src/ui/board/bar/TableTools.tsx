import { PanelLeft } from 'lucide-react'
import { useTable } from '../../../store/board/table.ts'
import { keyShortcuts, NEXT_STEP } from '../../app/use-shortcuts.ts'
import { useSteps } from '../../jobs/use-steps.ts'
import { Button } from '../../kit/Button.tsx'
import { barWords as words } from '../../words/en/bar.ts'

/** Shows or folds what stands left of the table. */
export function SourcesToggle() {
  const sources = useTable((state) => state.sources)
  return (
    <button
      type="button"
      className="icon-button bar-sources"
      aria-label={words.sources}
      aria-expanded={sources}
      title={words.sources}
      onClick={() => useTable.setState({ sources: !sources })}
    >
      <PanelLeft aria-hidden />
    </button>
  )
}

/** The next step, while the column that has it is folded. */
export function NextStepTool() {
  const next = useSteps().find((step) => step.next)
  if (!next) return null
  return (
    <span className="bar-next">
      <Button primary why={next.why} price={next.price} keys={keyShortcuts(NEXT_STEP)} onClick={next.run}>
        {next.label}
      </Button>
    </span>
  )
}
