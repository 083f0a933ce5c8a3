import { createShown } from '../../lib/dom/shown-store.ts'
import { useProjectStore } from '../project/store.ts'

/** What becomes of the present shots when a new list is written. */
type NewListPlace = 'end' | 'omit'

interface NewListState {
  /** Waits for the user's answer; undefined to write no list. */
  readonly answer?: ((place: NewListPlace | undefined) => void) | undefined
}

export const useNewListStore = createShown<NewListState>(() => ({}))

/**
 * Asks where a new shot list goes on a board with locked numbers.
 * @returns undefined where none is wanted, and once the project is left.
 */
export function askNewList(): Promise<NewListPlace | undefined> {
  const asked = Promise.withResolvers<NewListPlace | undefined>()
  const id = useProjectStore.getState().project?.id
  const answer = (place: NewListPlace | undefined) => {
    stop()
    useNewListStore.setState({ answer: undefined })
    asked.resolve(place)
  }
  const stop = useProjectStore.subscribe(({ project }) => {
    if (project?.id !== id) answer(undefined)
  })
  useNewListStore.setState({ answer })
  return asked.promise
}
