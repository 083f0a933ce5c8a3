import type { Shot } from '../../../domain/board/shot.ts'
import { factsOf } from '../../../domain/engines/engine-choice.ts'
import type { Project } from '../../../domain/project/project.ts'
import { manifestFor } from '../../../domain/takes/manifest.ts'
import type { ManifestRow } from '../../../domain/takes/planned-reference.ts'
import { sendingOf } from '../../../store/consent/sending.ts'
import { useModels } from '../../../store/models/store.ts'
import { useEngines, useSettingsStore } from '../../../store/settings/store.ts'

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
  const id = useEngines().draw
  const engine = factsOf(id)
  // A picture server's start decides whether it takes a list.
  useSettingsStore(({ settings }) => settings.pictureServer)
  const { models } = useModels()
  // Read at every rendering: the hooks above render again when the facts change.
  const choice = sendingOf(id).choice
  const fixed = choice.moment !== undefined
  return {
    rows: manifestFor(project, shot, choice, engine),
    most: choice.limit,
    model: engine.usesModels ? models.draw.id : '',
    fixed,
  }
}
