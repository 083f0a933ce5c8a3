import { withSoundSet } from '../../domain/handover/edit-sound.ts'
import type { OwnSound } from '../../domain/handover/own-sound.ts'
import type { BlobId, ProjectId } from '../../domain/ids.ts'
import { type Problem, problemOf } from '../../domain/problem.ts'
import { fitLine, fitMime } from '../../domain/project/limits.ts'
import { CLEANUPS } from '../../domain/takes/takes.ts'
import { createShown } from '../../lib/dom/shown-store.ts'
import { AppError, isCancel } from '../../lib/errors.ts'
import { newId } from '../../lib/ids.ts'
import { hearSound } from '../../services/handover/hear-sound.ts'
import { commitProject, editProject } from '../project/edits.ts'
import { openedProject, useProjectStore } from '../project/store.ts'

interface OwnSoundState {
  /** The file that is being heard through, and how far that is, 0 to 1. */
  readonly reading?: { readonly name: string; readonly share: number } | undefined
  readonly problem?: Problem | undefined
  /** The project that this is said of. */
  readonly of?: ProjectId | undefined
}

export const useOwnSound = createShown<OwnSoundState>(() => ({}))

let controller: AbortController | undefined

export const cancelSound = () => controller?.abort(new AppError('cancelled'))

/** Puts a sound file under the board, in place of an earlier one; it is heard through first. */
export async function chooseSound(file: File): Promise<void> {
  cancelSound()
  const abort = new AbortController()
  controller = abort
  const say = (state: OwnSoundState) => controller === abort && useOwnSound.setState(state)
  const { id } = openedProject()
  const leavesProject = useProjectStore.subscribe(({ project }) => {
    if (project?.id !== id) abort.abort(new AppError('cancelled'))
  })
  try {
    say({ problem: undefined, of: id })
    if (useProjectStore.getState().readOnly) throw new AppError('read-only')
    const onProgress = (share: number) => say({ reading: { name: file.name, share } })
    say({ reading: { name: file.name, share: 0 } })
    const heard = await hearSound(file, abort.signal, onProgress)
    openedProject(id)
    const blob = newId<BlobId>()
    const sound: OwnSound = {
      blob,
      name: fitLine(file.name),
      bytes: file.size,
      mime: fitMime(file.type),
      offset: 0,
      level: 1,
      ...heard,
    }
    await commitProject((now) => ({ ...now, sound }), new Map([[blob, file]]), [], { edit: 'own-sound' })
  } catch (error) {
    say({ problem: isCancel(error) ? undefined : problemOf(error) })
  } finally {
    leavesProject()
    say({ reading: undefined })
    if (controller === abort) controller = undefined
  }
}

/** Moves the sound along the board, or sets its level; quick changes are one step to undo. */
export function setSound(change: Partial<Pick<OwnSound, 'offset' | 'level'>>): void {
  editProject((now) => withSoundSet(now, change), { edit: 'set-sound', group: 'sound' })
}

/** Undo brings it back; its file stays until the project is opened again. */
export function removeSound(): void {
  editProject(CLEANUPS.sound, { edit: 'remove-sound' })
}
