import type { PictureServer } from '../../domain/engines/picture-server.ts'
import { FAMILIES, soundServer, startOf } from '../../domain/engines/server-families.ts'
import { earlierWish } from '../../domain/takes/earlier-wish.ts'
import type { PictureWish, ServerWish } from '../../domain/takes/mark.ts'
import { canCall, currentEngine, useSettingsStore } from '../settings/store.ts'

/** What the person wants of pictures now. */
export function pictureWish(): PictureWish {
  const state = useSettingsStore.getState()
  const { engines, openRouter, pictureServer } = state.settings
  // Without a key the automatic choice only stands in.
  const wanted = engines.draw !== 'auto' || canCall(state)
  return {
    engine: wanted ? currentEngine('draw') : undefined,
    model: openRouter.models.draw,
    shape: openRouter.imageShape,
    server: pictureServer.address === '' ? undefined : serverWish(soundServer(pictureServer)),
    ...earlierWish(openRouter.imageReferences),
  }
}

function serverWish(server: PictureServer): ServerWish {
  const { family, model, workflow } = server
  const chosen = FAMILIES[family].namesModel ? model : family === 'comfyui' ? workflow?.digest : undefined
  return { start: startOf(server), model: chosen }
}
