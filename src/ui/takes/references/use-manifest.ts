import type { Shot } from '../../../domain/board/shot.ts'
import { factsOf } from '../../../domain/engines/engine-choice.ts'
import type { Project } from '../../../domain/project/project.ts'
import { manifestFor } from '../../../domain/takes/manifest.ts'
import type { ManifestRow } from '../../../domain/takes/planned-reference.ts'
import { callFacts, choiceOf } from '../../../store/consent/call-facts.ts'
import { useModels } from '../../../store/models/store.ts'
import { useEngines } from '../../../store/settings/store.ts'

export interface ShownManifest {
  readonly rows: readonly ManifestRow[]
  /** Pictures that the model takes; absent where unknown. */
  readonly most: number | undefined
  readonly model: string
  /** The engine takes no list. */
  readonly fixed: boolean
}

/** The very rows that the next picture of a shot is drawn from. */
export function useManifest(project: Project, shot: Shot): ShownManifest {
  const engine = factsOf(useEngines().draw)
  const { models } = useModels()
  const fixed = !engine.usesModels
  // Read at every rendering: the hooks above render again when the facts change.
  const choice = fixed ? { plain: true } : choiceOf(callFacts())
  return {
    rows: manifestFor(project, shot, choice, engine),
    most: 'limit' in choice ? choice.limit : undefined,
    model: models.draw.id,
    fixed,
  }
}
