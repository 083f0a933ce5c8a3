import { secondsOf } from '../../../domain/findings/reading-time.ts'
import { NumberField } from '../../kit/NumberField.tsx'
import { findingWords } from '../../words/en/findings.ts'
import { inspectorWords as words } from '../../words/en/inspector.ts'
import { severalWords } from '../../words/en/several.ts'
import { seconds } from '../../words/format.ts'
import type { EditorProps } from './editor-props.ts'

const STEP = 0.5
const FINE_STEP = 0.1

/** A length of time; arrow keys change it by half a second, with Shift by a tenth. */
export function SecondsEditor(props: EditorProps) {
  const { value, mixed, label, id, readOnly, onChange } = props
  const [, field] = props.row
  const assumed = assumedOf(props)
  const none = mixed
    ? severalWords.mixed
    : assumed === undefined
      ? words.notSet
      : findingWords.assumed(seconds(assumed))
  if (field.kind !== 'seconds') return null
  return (
    <div className="fact-number">
      <NumberField
        id={id}
        label={
          <>
            {label} <span className="visually-hidden">{words.unit}</span>
          </>
        }
        value={typeof value === 'number' ? value : null}
        range={{ min: field.least, max: field.most }}
        step={STEP}
        fineStep={FINE_STEP}
        fraction
        from={assumed}
        none={none}
        placeholder={none}
        say={seconds}
        readOnly={readOnly}
        onChange={(next) => onChange(next ?? undefined)}
      />
    </div>
  )
}

/** Seconds that a shot without a duration is taken to last; undefined for any other field. */
const assumedOf = ({ shot, row: [key], value, several }: EditorProps): number | undefined =>
  key === 'duration' && value === undefined && !several ? secondsOf(shot).seconds : undefined
