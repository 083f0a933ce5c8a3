import { editTakeWords as words } from '../../words/en/edit-take.ts'

/** What is shown of an edit: the take that is marked, both, or what came of it. */
export const EDIT_VIEWS = ['before', 'split', 'after'] as const
export type EditView = (typeof EDIT_VIEWS)[number]

interface EditViewsProps {
  readonly view: EditView
  readonly onView: (view: EditView) => void
}

/** Chooses between the take and its last edit. */
export function EditViews({ view, onView }: EditViewsProps) {
  return (
    <div className="segments edit-views" role="radiogroup" aria-label={words.compare}>
      {EDIT_VIEWS.map((one) => (
        <label key={one} className="segment">
          <input
            type="radio"
            className="visually-hidden"
            name="edit-view"
            checked={view === one}
            onChange={() => onView(one)}
          />
          {words.views[one]}
        </label>
      ))}
    </div>
  )
}
