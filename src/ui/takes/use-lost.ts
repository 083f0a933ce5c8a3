import type { BlobId } from '../../domain/ids.ts'
import { useLostStore } from '../../store/takes/lost-pictures.ts'
import { stepWords } from '../words/en/steps.ts'

/**
 * Why nothing can be done with a picture that the storage has lost; undefined while it is there.
 */
export function useLost(picture: BlobId | undefined): string | undefined {
  const lost = useLostStore((state) => picture !== undefined && state.lost.has(picture))
  return lost ? stepWords.whyNot.lostPicture : undefined
}
