import { editTakeWords as words } from '../../words/en/edit-take.ts'

interface EditWhereProps {
  readonly whole: boolean
  readonly onWhole: (whole: boolean) => void
}

/** Whether an edit keeps to the region. */
export function EditWhere({ whole, onWhole }: EditWhereProps) {
  return (
    <fieldset className="edit-where">
      <legend>{words.where}</legend>
      <label className="check">
        <input type="radio" name="where" checked={!whole} onChange={() => onWhole(false)} />
        <span>
          {words.region}
          <span className="quiet edit-help">{words.regionHelp}</span>
        </span>
      </label>
      <label className="check">
        <input type="radio" name="where" checked={whole} onChange={() => onWhole(true)} />
        <span>{words.whole}</span>
      </label>
    </fieldset>
  )
}
