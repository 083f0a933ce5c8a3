import type { Take } from '../../domain/board/shot.ts'
import { useStaleStore } from '../../store/takes/stale.ts'
import { staleWords as words } from '../words/en/stale.ts'
import { staleText } from '../words/stale-text.ts'

/** Says how a take was drawn, where a person has changed that since; nothing for a fresh one. */
export function StaleNote({ take }: { readonly take: Take }) {
  const stale = useStaleStore((state) => state.stale.get(take.id))
  return stale ? <p className="quiet">{words.sentence(staleText(take, stale))}</p> : null
}
