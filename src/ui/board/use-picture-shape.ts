import { pictureShape, useModels } from '../../store/models/store.ts'
import { useEngine } from '../../store/settings/store.ts'

/**
 * Aspect ratio of pictures to draw, if one is chosen that the model supports; undefined for the
 * clip's own.
 */
export function usePictureShape(): number | undefined {
  const { usesModels } = useEngine('draw')
  const { settings } = useModels()
  return usesModels ? pictureShape(settings) : undefined
}
