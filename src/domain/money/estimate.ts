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
 */
export function estimateCall(
  step: EngineStep,
  project: Project,
  catalogue: Catalogue | undefined,
  model: string,
  settings: Pick<OpenRouterSettings, 'imageResolution' | 'imageQuality' | 'imageReferences'>,
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
      return directCost(
        findChatModel(catalogue, model),
        tokensIn(project.context),
        project.settings.shotCount,
      )
    case 'draw':
      return pictureCost(findImageModel(catalogue, model), {
        references: referencesFor(project, settings.imageReferences),
        resolution: settings.imageResolution,
        quality: settings.imageQuality,
      })
  }
}
