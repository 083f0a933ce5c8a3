import type { Take } from '../../domain/board/shot.ts'
import { useStaleStore } from '../../store/takes/stale.ts'
import { staleWords as words } from '../words/en/stale.ts'
import { staleTexts } from '../words/stale-text.ts'

/**
 * Says that a take is a draft, and how it was drawn where a person has changed that since; nothing
 * for another one that is fresh.
 */
export function StaleNote({ take }: { readonly take: Take }) {
  const stale = useStaleStore((state) => state.stale.get(take.id))
  if (!stale && !take.draft) return null
  return (
    <p className="quiet">
      {take.draft && words.draft} {stale && words.sentence(staleTexts(take, stale))}
    </p>
  )
}
