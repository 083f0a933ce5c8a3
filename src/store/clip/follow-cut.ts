import { withShotList } from '../../domain/board/board.ts'
import { withoutRest } from '../../domain/board/list-parts.ts'
import { withTimes } from '../../domain/clip/edit-frames.ts'
import { plansOfCut, unseenMoments } from '../../domain/clip/follow-cut.ts'
import { measuredWindow } from '../../domain/clip/measured.ts'
import type { ShotId } from '../../domain/ids.ts'
import { newId } from '../../lib/ids.ts'
import { log } from '../app/store.ts'
import { askNewList } from '../board/new-list.ts'
import { resumeFrames } from '../jobs/start-steps.ts'
import { editProject } from '../project/edits.ts'
import { useProjectStore } from '../project/store.ts'
import { loadClip } from './clip.ts'

/**
 * Makes the shot list from the clip's own cut, as one edit. Where numbers are locked it asks first
 * what becomes of the present shots. A shot of which there is no frame gets one: that of another
 * shot would be drawn in its place.
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
  const { project: followed } = useProjectStore.getState()
  const unseen = unseenMoments(measured, followed?.frames ?? [])
  if (unseen.length === 0 || !(await loadClip())) return
  // Another project may have been opened meanwhile.
  if (useProjectStore.getState().project?.id !== followed?.id) return
  editProject((project) => withTimes(project, unseen, []))
  await resumeFrames()
}
