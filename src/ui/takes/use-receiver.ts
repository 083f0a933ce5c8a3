import { factsOf } from '../../domain/engines/engine-choice.ts'
import type { Receiver } from '../../domain/takes/no-replay.ts'
import { sendingOf } from '../../store/consent/sending.ts'
import { useEngine, useSettingsStore } from '../../store/settings/store.ts'

/** Hook: what draws pictures now, as far as a receipt can be held against it. */
export function useReceiver(): Receiver {
  const { id } = useEngine('draw')
  // What is read below follows from it.
  useSettingsStore(({ settings }) => settings.pictureServer)
  return { ...factsOf(id), server: sendingOf(id).choice.server }
}
