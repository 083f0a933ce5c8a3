import { drawnReceipt, type Take } from '../../domain/board/shot.ts'
import type { Change } from '../../domain/takes/mark.ts'
import { engineWords } from './en/engines.ts'
import { staleWords as words } from './en/stale.ts'

/** "by Sketch", "from earlier words": how a take was drawn that would be drawn otherwise now. */
export function staleTexts(take: Take, changes: readonly Change[]): readonly string[] {
  const engine = drawnReceipt(take)?.engine
  return changes.map((change) => changeText(change, engine))
}

/** One change; `engine` is the one that drew. */
export function changeText(change: Change, engine: keyof typeof engineWords.engines | undefined): string {
  if (change !== 'engine') return words.changes[change]
  return words.by(engine ? engineWords.engines[engine].name : '')
}
