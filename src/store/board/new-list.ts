import { create } from 'zustand'

/** What becomes of the present shots when a new list is written. */
type NewListPlace = 'end' | 'omit'

interface NewListState {
  /** Waits for the user's answer; undefined to write no list. */
  readonly answer?: ((place: NewListPlace | undefined) => void) | undefined
}

export const useNewListStore = create<NewListState>(() => ({}))

/** Asks where a new shot list goes on a board with locked numbers. */
export function askNewList(): Promise<NewListPlace | undefined> {
  const asked = Promise.withResolvers<NewListPlace | undefined>()
  useNewListStore.setState({
    answer: (place) => {
      useNewListStore.setState({ answer: undefined })
      asked.resolve(place)
    },
  })
  return asked.promise
}
