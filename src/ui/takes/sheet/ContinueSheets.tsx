import type { ShotId } from '../../../domain/ids.ts'
import type { Project } from '../../../domain/project/project.ts'
import { continueBroken } from '../../../store/jobs/continue-broken.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { Button } from '../../kit/Button.tsx'
import { projectWords } from '../../words/en/project.ts'
import { aboutDollars } from '../../words/prices.ts'
import { useSheetPrice } from './use-sheet-price.ts'
import { useWhyNoSheet } from './use-why-no-sheet.ts'

/** Draws the sheets that an interruption kept from coming, with their price. */
export function ContinueSheets({ sheets }: { readonly sheets: readonly (readonly ShotId[])[] }) {
  const project = useProjectStore((state) => state.project)
  return project && <Continue project={project} sheets={sheets} />
}

interface ContinueProps {
  readonly project: Project
  readonly sheets: readonly (readonly ShotId[])[]
}

function Continue({ project, sheets }: ContinueProps) {
  const price = useSheetPrice(project, sheets)
  const why = useWhyNoSheet(project, price)
  return (
    <Button why={why} price={price && aboutDollars(price.cost)} onClick={() => void continueBroken()}>
      {projectWords.goOn}
    </Button>
  )
}
