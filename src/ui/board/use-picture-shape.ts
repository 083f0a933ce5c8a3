import { pictureShape, useModels } from '../../store/models/store.ts'
import { useEngine } from '../../store/settings/store.ts'

/**
 * Width over height of pictures to come, where a shape was chosen that the model draws; undefined
 * for the clip's own.
 */
export function usePictureShape(): number | undefined {
  const { usesModels } = useEngine('draw')
  const { settings } = useModels()
  return usesModels ? pictureShape(settings) : undefined
}
