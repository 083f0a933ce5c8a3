import { withShotList } from '../../domain/board/board.ts'
import { withoutRest } from '../../domain/board/list-parts.ts'
import { plansOfCut } from '../../domain/clip/follow-cut.ts'
import { measuredWindow } from '../../domain/clip/measured.ts'
import type { ShotId } from '../../domain/ids.ts'
import { newId } from '../../lib/ids.ts'
import { log } from '../app/store.ts'
import { askNewList } from '../board/new-list.ts'
import { editProject } from '../project/edits.ts'
import { useProjectStore } from '../project/store.ts'

/**
 * Makes the shot list from the clip's own cut, as one edit. Where numbers are locked it asks first
 * what becomes of the present shots.
 */
export async function followCut(): Promise<void> {
  const answer = useProjectStore.getState().project?.numbering?.locked ? await askNewList() : 'end'
  const measured = measuredWindow(useProjectStore.getState().project?.video)
  if (!answer || !measured) return
  const plans = plansOfCut(measured)
  const options = { omitOthers: answer === 'omit' }
  editProject((project) => withShotList(withoutRest(project), plans, newId<ShotId>, options), {
    edit: 'follow-cut',
  })
  log({ code: 'cut-followed', shots: plans.length })
}
