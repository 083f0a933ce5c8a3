import { drawnReceipt, keptTakes, type Shot, type Take } from '../board/shot.ts'
import { isEdit } from './made-from.ts'

/**
 * The newest take that was made by changing this one; undefined while there is none. A part that
 * could not be put back is not comparable with the whole, and does not count.
 */
export const lastEdit = (shot: Shot, { id }: Pick<Take, 'id'>): Take | undefined =>
  keptTakes(shot).findLast((take) => {
    const receipt = drawnReceipt(take)
    return receipt !== undefined && receipt.parent === id && !receipt.apart && isEdit(receipt)
  })
