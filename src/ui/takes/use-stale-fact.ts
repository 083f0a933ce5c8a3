import type { Take } from '../../domain/board/shot.ts'
import { useStaleStore } from '../../store/takes/stale.ts'
import { staleWords as words } from '../words/en/stale.ts'
import { staleTexts } from '../words/stale-text.ts'

/** "drawn from earlier words"; undefined for a take that is fresh. */
export function useStaleFact(take: Take | undefined): string | undefined {
  const stale = useStaleStore((state) => take && state.stale.get(take.id))
  return take && stale && words.fact(staleTexts(take, stale))
}
