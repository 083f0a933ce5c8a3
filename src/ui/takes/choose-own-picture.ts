import type { ShotId } from '../../domain/ids.ts'
import { addOwnPicture } from '../../store/takes/own-picture.ts'
import { IMAGE_TYPES } from '../kit/FileInput.tsx'

/** Opens the system's file dialog; the chosen file becomes a take of the shot. */
export function chooseOwnPicture(id: ShotId): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = IMAGE_TYPES
  // Safari forgets an input that is not in the page.
  input.hidden = true
  document.body.append(input)
  input.addEventListener('change', () => {
    void addOwnPicture(id, [...(input.files ?? [])])
    input.remove()
  })
  input.addEventListener('cancel', () => input.remove())
  input.click()
}
