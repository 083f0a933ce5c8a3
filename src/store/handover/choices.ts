import { type FileKind, kindsFor, type Preset, withNeeded } from '../../domain/handover/file-kinds.ts'
import type { HandoverChoices, HandoverOptions } from '../../domain/handover/options.ts'
import { createShown } from '../../lib/dom/shown-store.ts'
import { loadChoices, storeChoices } from '../../services/handover/choices.ts'
import { forgetMade } from './made-files.ts'

/** What is chosen in Hand over; kept on the device. */
export const useChoices = createShown<HandoverChoices>(() => loadChoices())

/** The kinds that are ticked for a preset: as the person left them, else its usual ones. */
export const tickedKinds = ({ preset, kinds }: HandoverChoices): readonly FileKind[] =>
  kinds[preset] ?? kindsFor(preset)

/** Those, and the kinds that they need. */
export const chosenKinds = (choices: HandoverChoices): readonly FileKind[] => withNeeded(tickedKinds(choices))

export const choosePreset = (preset: Preset) => choose({ preset })

export const changeOptions = (change: Partial<HandoverOptions>) =>
  choose({ options: { ...useChoices.getState().options, ...change } })

export function tickKind(kind: FileKind, on: boolean): void {
  const choices = useChoices.getState()
  const others = tickedKinds(choices).filter((one) => one !== kind)
  choose({ kinds: { ...choices.kinds, [choices.preset]: on ? [...others, kind] : others } })
}

/** What was made before a choice is no longer what is chosen. */
function choose(change: Partial<HandoverChoices>): void {
  useChoices.setState(change)
  storeChoices(useChoices.getState())
  forgetMade()
}
