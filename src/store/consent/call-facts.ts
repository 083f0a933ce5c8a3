import { chosenAspect } from '../../domain/board/aspect-ratio.ts'
import type { PictureChoice } from '../../domain/consent/plans.ts'
import { forEachStep } from '../../domain/engines/engine-choice.ts'
import { findChatModel, findImageModel } from '../../domain/models/model.ts'
import { earlierWish } from '../../domain/takes/earlier-wish.ts'
import type { CallFacts } from '../../services/engines/call-config.ts'
import { currentModels, useCatalogueStore } from '../models/store.ts'
import { useSettingsStore } from '../settings/store.ts'

/** The facts that calls would use with the current settings. */
export function callFacts(): CallFacts {
  const { openRouter } = useSettingsStore.getState().settings
  const { catalogue } = useCatalogueStore.getState()
  const models = currentModels()
  const describe = catalogue && findChatModel(catalogue, models.describe.id)
  const direct = catalogue && findChatModel(catalogue, models.direct.id)
  return {
    ...openRouter,
    models: forEachStep((step) => models[step].id),
    plain: catalogue?.source === 'own',
    imageFacts: catalogue && findImageModel(catalogue, models.draw.id),
    chatFacts: { ...(describe ? { describe } : {}), ...(direct ? { direct } : {}) },
  }
}

/** Host and port that calls go to. */
export const hostOf = ({ baseUrl }: Pick<CallFacts, 'baseUrl'>) => new URL(baseUrl).host

/** The requested picture options; a shape that the model lacks is dropped. */
export function choiceOf({ imageReferences, imageShape, imageSeed, imageFacts }: CallFacts): PictureChoice {
  const aspect = imageFacts?.aspectRatios.includes(imageShape) ? chosenAspect(imageShape) : undefined
  return {
    ...earlierWish(imageReferences),
    limit: imageFacts?.maxReferences,
    resolutions: imageFacts?.resolutions,
    aspectRatios: imageFacts?.aspectRatios,
    ...(aspect === undefined ? {} : { aspect }),
    ...(imageSeed === null ? {} : { seed: imageSeed }),
  }
}
