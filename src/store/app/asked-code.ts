import { createShown } from '../../lib/dom/shown-store.ts'
import { AppError } from '../../lib/errors.ts'

interface AskedCode {
  readonly id: number
  /** Gives up what it was for. */
  readonly onClose: () => void
  /** Of code that did not come. */
  readonly onRetry: (() => void) | undefined
}

/** Code on its way that a person waits for; the screen shows what is late. */
export const useAskedCode = createShown<readonly AskedCode[]>(() => [])

let count = 0

/**
 * Loads the code of what a person has asked for, and waits until it is there: what fails is loaded
 * anew when the person asks again.
 * @throws AppError `cancelled` where the person gives it up
 */
export function loadAsked<Part>(load: () => Promise<Part>): Promise<Part> {
  return new Promise((resolve, reject) => {
    const id = count++
    const show = (...now: AskedCode[]) =>
      useAskedCode.setState((all) => [...all.filter((one) => one.id !== id), ...now], true)
    let wanted = true
    const onClose = () => {
      wanted = false
      show()
      reject(new AppError('cancelled'))
    }
    const onRetry = () => {
      show({ id, onClose, onRetry: undefined })
      load().then(
        (part) => {
          show()
          resolve(part)
        },
        () => wanted && show({ id, onClose, onRetry }),
      )
    }
    onRetry()
  })
}
