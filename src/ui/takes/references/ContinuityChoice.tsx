import { CONTINUITIES, type Continuity } from '../../../domain/board/reference.ts'
import type { Project } from '../../../domain/project/project.ts'
import { Select } from '../../kit/Select.tsx'
import { referenceListWords as words } from '../../words/en/reference-list.ts'
import { continuityName } from './continuity-name.ts'

interface ContinuityChoiceProps {
  readonly project: Project
  readonly id: string
  /** Absent: what `unset` says. */
  readonly value: Continuity | undefined
  /** The words for no choice of one's own. */
  readonly unset: string
  readonly help: string
  readonly readOnly: boolean
  readonly onChange: (continuity: Continuity | undefined) => void
}

/** Which earlier take goes along with a shot, of the board or of one shot. */
export function ContinuityChoice(props: ContinuityChoiceProps) {
  const { project, id, value, unset, help, readOnly, onChange } = props
  return (
    <div className="fact is-tall">
      <label htmlFor={id}>{words.continuity}</label>
      <Select
        id={id}
        // A select has no read-only state of its own: a choice leaves its value as it is.
        aria-readonly={readOnly || undefined}
        aria-describedby={`${id}-help`}
        value={value ?? ''}
        onChange={({ target }) => {
          if (!readOnly) onChange(CONTINUITIES.find((one) => one === target.value))
        }}
      >
        <option value="">{unset}</option>
        {CONTINUITIES.map((one) => (
          <option key={one} value={one}>
            {continuityName(project, one)}
          </option>
        ))}
      </Select>
      <p className="quiet" id={`${id}-help`}>
        {help}
      </p>
    </div>
  )
}
