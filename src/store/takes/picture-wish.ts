import type { PictureWish } from '../../domain/takes/choices.ts'
import { earlierWish } from '../../domain/takes/earlier-wish.ts'
import { canCall, currentEngine, useSettingsStore } from '../settings/store.ts'

/** What the person wants of pictures now. */
export function pictureWish(): PictureWish {
  const state = useSettingsStore.getState()
  const { engines, openRouter } = state.settings
  // Without a key the automatic choice only stands in.
  const wanted = engines.draw !== 'auto' || canCall(state)
  return {
    engine: wanted ? currentEngine('draw') : undefined,
    model: openRouter.models.draw,
    shape: openRouter.imageShape,
    ...earlierWish(openRouter.imageReferences),
  }
}
