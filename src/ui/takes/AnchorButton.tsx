import { Anchor } from 'lucide-react'
import type { Take } from '../../domain/board/shot.ts'
import { boardContinuity } from '../../domain/takes/continuity.ts'
import { earlierWish } from '../../domain/takes/earlier-wish.ts'
import { useModels } from '../../store/models/store.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { setAnchor } from '../../store/takes/references.ts'
import { Button } from '../kit/Button.tsx'
import { referenceListWords as words } from '../words/en/reference-list.ts'

interface AnchorButtonProps {
  readonly take: Take
  /** Why it cannot be changed. */
  readonly why: string | undefined
}

/** Makes a take the one that other shots are drawn beside, or takes that back. */
export function AnchorButton({ take, why }: AnchorButtonProps) {
  const project = useProjectStore((state) => state.project)
  const earlier = earlierWish(useModels().settings.imageReferences)
  if (!project) return null
  const isAnchor = project.anchor === take.id
  const isUsed = boardContinuity(project, earlier.continuity) === 'anchor'
  return (
    <>
      <Button why={why} onClick={() => setAnchor(isAnchor ? undefined : take.id)}>
        <Anchor aria-hidden />
        {isAnchor ? words.notAnchor : words.useAsAnchor}
      </Button>
      {isAnchor && <p className="quiet">{isUsed ? words.anchorHelp : words.anchorNotUsed}</p>}
    </>
  )
}
