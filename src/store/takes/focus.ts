import { focusOf } from '../../domain/board/focus.ts'
import type { Spot } from '../../domain/board/marks.ts'
import type { Take } from '../../domain/board/shot.ts'
import type { BlobId, TakeId } from '../../domain/ids.ts'
import { withFocusByHand, withFocusFound } from '../../domain/takes/takes.ts'
import { untilIdle } from '../../lib/dom/idle.ts'
import { toAppError } from '../../lib/errors.ts'
import { log } from '../app/store.ts'
import { editProject } from '../project/edits.ts'
import { useProjectStore } from '../project/store.ts'
import { loadBlob } from '../project/writer.ts'

/** Takes that await focus detection, in order. */
const asked = new Map<TakeId, BlobId>()
/** Pictures whose detection failed since the page was opened. */
const unreadable = new Set<BlobId>()
let looking = false
/** Longest wait for an idle browser, in milliseconds. */
const BUSY_MS = 2000

/** Finds the focus of a take and keeps it with the take; nothing waits for it or undoes it. */
export function askForFocus({ id, blob, focus }: Take): void {
  if (focus || useProjectStore.getState().readOnly || unreadable.has(blob)) return
  asked.set(id, blob)
  if (!looking) void lookAtAsked()
}

async function lookAtAsked(): Promise<void> {
  looking = true
  // A map's iteration also reaches what is added meanwhile.
  for (const [id, blob] of asked) {
    // Pictures that still come go first.
    await untilIdle(BUSY_MS)
    await lookAt(id, blob)
    asked.delete(id)
  }
  looking = false
}

/** The take with its focus, which is detected if missing. */
export async function withFocusSought(take: Take): Promise<Take> {
  const focus = take.focus ?? (await lookAt(take.id, take.blob))
  return focus ? { ...take, focus } : take
}

async function lookAt(id: TakeId, blob: BlobId): Promise<Spot | undefined> {
  try {
    const picture = await loadBlob(blob)
    if (!picture) return undefined
    const { findFocus } = await import('../../services/takes/find-focus.ts')
    const focus = await findFocus(picture)
    if (!useProjectStore.getState().readOnly) editProject((project) => withFocusFound(project, id, focus))
    return focus
  } catch (error) {
    unreadable.add(blob)
    log({ code: 'problem' }, toAppError(error))
    return undefined
  }
}

/** Moves the focus of a take by a share of the picture's sides; steps in a row are one edit. */
export function nudgeFocus(take: Take, by: Spot): void {
  const { x, y } = focusOf(take)
  putFocus(take.id, { x: x + by.x, y: y + by.y }, `focus:${take.id}`)
}

export const putFocus = (id: TakeId, spot: Spot, group?: string) =>
  editProject((project) => withFocusByHand(project, id, spot), {
    edit: 'move-focus',
    ...(group === undefined ? {} : { group }),
  })

export const putFocusBack = (id: TakeId) =>
  editProject((project) => withFocusByHand(project, id, undefined), { edit: 'move-focus' })
