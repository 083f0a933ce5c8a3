import type { CallSize } from '../board/list-parts.ts'
import { sentFrames } from '../clip/frames.ts'
import { sampleTimes } from '../clip/sample-times.ts'
import type { EngineStep } from '../engines/engines.ts'
import { type Catalogue, findChatModel, findImageModel } from '../models/model.ts'
import type { Project } from '../project/project.ts'
import { tokensIn } from '../scene/count-words.ts'
import type { OpenRouterSettings } from '../settings/settings.ts'
import { referencesFor } from '../takes/references.ts'
import { describeCost, directCost, pictureCost } from './cost.ts'

/**
 * Estimated US dollars for one call of a step in this project; undefined when the price is unknown.
 * @param size of a call of the director; absent for the project's whole list in one call
 */
export function estimateCall(
  step: EngineStep,
  project: Project,
  catalogue: Catalogue | undefined,
  model: string,
  settings: Pick<OpenRouterSettings, 'imageResolution' | 'imageQuality' | 'imageReferences'>,
  size: Pick<CallSize, 'shots' | 'told'> = { shots: project.settings.shotCount, told: 0 },
): number | undefined {
  if (!catalogue) return undefined
  switch (step) {
    case 'describe': {
      const window = project.video?.window
      const expected = window ? sampleTimes(window).length : 1
      const frames = project.frames.length > 0 ? sentFrames(project).length : expected
      return describeCost(findChatModel(catalogue, model), frames)
    }
    case 'direct':
      return directCost(findChatModel(catalogue, model), tokensIn(project.context), size.shots, size.told)
    case 'draw':
      return pictureCost(findImageModel(catalogue, model), {
        references: referencesFor(project, settings.imageReferences),
        resolution: settings.imageResolution,
        quality: settings.imageQuality,
      })
  }
}
