import type { ShotId } from '../../domain/ids.ts'
import { createShown } from '../../lib/dom/shown-store.ts'
import { useChosenShot } from './chosen-shot.ts'
import { toggleShot } from './select-shots.ts'

/**
 * True while a press on a card adds it to the selection or takes it out: a finger has no key to
 * hold. The inspector stays away, and a bar has what can be done with the shots.
 */
export const useSelecting = createShown<{ readonly on: boolean }>(() => ({ on: false }))

/** Begins to select with one shot; it ends as soon as nothing is selected. */
export function startSelecting(id: ShotId): void {
  useSelecting.setState({ on: true })
  if (!useChosenShot.getState().selected.has(id)) toggleShot(id)
}

useChosenShot.subscribe(({ selected }) => {
  if (selected.size === 0 && useSelecting.getState().on) useSelecting.setState({ on: false })
})
