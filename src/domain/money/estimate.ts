import { countedShots } from '../board/counted-shots.ts'
import type { CallSize } from '../board/list-parts.ts'
import type { Shot } from '../board/shot.ts'
import { sentFrames } from '../clip/frames.ts'
import { sampleTimes } from '../clip/sample-times.ts'
import type { EngineStep } from '../engines/engines.ts'
import { toldSubjects } from '../engines/told-subjects.ts'
import { type Catalogue, findChatModel, findImageModel } from '../models/model.ts'
import type { Project } from '../project/project.ts'
import { tokensIn } from '../scene/count-words.ts'
import { allSubjects } from '../scene/named-subjects.ts'
import type { OpenRouterSettings, ReferenceCount } from '../settings/settings.ts'
import { earlierWish } from '../takes/earlier-wish.ts'
import { manifestFor, sentOf } from '../takes/manifest.ts'
import { describeCost, directCost, type PicturesToRead, type PictureWish, pictureCost } from './cost.ts'

type PictureSettings = Pick<OpenRouterSettings, 'imageResolution' | 'imageQuality' | 'imageReferences'>

/**
 * Estimated US dollars for one call of a step in this project; undefined when the price is unknown.
 * @param shots that may be drawn: the price is that of the one with the most references
 * @param size of a call of the director; absent for the project's whole list in one call. Of a
 * picture: what its price follows from; absent for that of the shots. Of pictures that are read:
 * how many; absent for a description of the clip
 */
export function estimateCall(
  step: EngineStep,
  project: Project,
  catalogue: Catalogue | undefined,
  model: string,
  settings: PictureSettings,
  size?: Pick<CallSize, 'shots' | 'told'> | PictureWish | PicturesToRead,
  shots: readonly Shot[] = countedShots(project),
): number | undefined {
  if (!catalogue) return undefined
  const image = step === 'draw' ? findImageModel(catalogue, model) : undefined
  switch (step) {
    case 'describe': {
      if (size && 'pictures' in size) return describeCost(findChatModel(catalogue, model), size.pictures)
      const window = project.video?.window
      const expected = window ? sampleTimes(window).length : 1
      const frames = project.frames.length > 0 ? sentFrames(project).length : expected
      return describeCost(findChatModel(catalogue, model), frames)
    }
    case 'direct': {
      const asked = size && 'told' in size ? size : { shots: project.settings.shotCount, told: 0 }
      return directCost(
        findChatModel(catalogue, model),
        tokensIn(directedFrom(project)),
        asked.shots,
        asked.told,
      )
    }
    case 'draw':
      if (size && 'references' in size) return pictureCost(image, size)
      return pictureCost(image, {
        references: referencesOf(project, settings.imageReferences, shots, image?.maxReferences),
        resolution: settings.imageResolution,
        quality: settings.imageQuality,
      })
  }
}

/** The scene, and what is said of everybody and everything in it. */
const directedFrom = (project: Project): string => `${project.context}\n${toldSubjects(allSubjects(project))}`

/**
 * Estimated US dollars for the picture of each shot, where these are drawn together; undefined for
 * an unknown price.
 */
export function estimatePictures(
  project: Project,
  catalogue: Catalogue | undefined,
  model: string,
  settings: PictureSettings,
  shots: readonly Shot[],
): readonly (number | undefined)[] {
  const image = catalogue && findImageModel(catalogue, model)
  const { imageResolution: resolution, imageQuality: quality } = settings
  return referencesOfEach(project, settings.imageReferences, shots, image?.maxReferences).map((references) =>
    image ? pictureCost(image, { references, resolution, quality }) : undefined,
  )
}

/** References of a picture: most of those of any of the shots, two before there is one. */
function referencesOf(
  project: Project,
  stored: ReferenceCount,
  shots: readonly Shot[],
  limit: number | undefined,
): number {
  const counts = referencesOfEach(project, stored, shots, limit)
  return counts.length > 0 ? Math.max(...counts) : 2
}

function referencesOfEach(
  project: Project,
  stored: ReferenceCount,
  shots: readonly Shot[],
  limit: number | undefined,
): readonly number[] {
  const choice = { limit, ...earlierWish(stored) }
  const batch = shots.map(({ id }) => id)
  return shots.map((shot) => sentOf(manifestFor(project, shot, choice, { leavesDevice: true }, batch)).length)
}
