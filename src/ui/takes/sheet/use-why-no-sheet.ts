import { shotsOnSheet } from '../../../domain/board/counted-shots.ts'
import { whyNot } from '../../../domain/jobs/steps.ts'
import type { Room } from '../../../domain/money/spending-limit.ts'
import type { Project } from '../../../domain/project/project.ts'
import { LEAST_ON_SHEET } from '../../../domain/takes/sheet-grid.ts'
import { useJobStore } from '../../../store/jobs/store.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { useEngine } from '../../../store/settings/store.ts'
import { engineWords } from '../../words/en/engines.ts'
import { sheetWords as words } from '../../words/en/sheets.ts'
import { stepWords } from '../../words/en/steps.ts'
import { dollars } from '../../words/format.ts'
import { useCannotDraw } from '../use-cannot-draw.ts'
import { useWhyOffline } from '../use-why-not-ask.ts'
import type { SheetPrice } from './use-sheet-price.ts'

/** Why no draft sheet can be drawn now; undefined when one can. */
export function useWhyNoSheet(project: Project, price: SheetPrice | undefined): string | undefined {
  const readOnly = useProjectStore((state) => state.readOnly)
  const running = useJobStore(({ job }) => job !== undefined)
  const engine = useEngine('draw')
  const cannotDraw = useCannotDraw()
  const offline = useWhyOffline()
  const { blockers, whyNot: because } = stepWords
  const blocked = whyNot('draw', project)
  if (readOnly) return because.readOnly
  if (blocked) return blockers[blocked]
  if (shotsOnSheet(project).length < LEAST_ON_SHEET) return words.tooFew
  if (!engine.usesModels) return words.noModels
  if (cannotDraw) return cannotDraw
  if (offline) return offline
  if (engine.lacking) return engineWords.engines[engine.id].addKey
  if (running) return because.otherJob
  return price?.room && noRoomText(price.calls, price.room)
}

/** Why the limit leaves no room for so many sheets, and for how many it does. */
export const noRoomText = (calls: number, { left, calls: fit }: Room): string =>
  fit > 0 ? words.room(calls, dollars(left), fit) : words.noRoom(dollars(left))
