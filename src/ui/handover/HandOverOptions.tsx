import { rowOf } from '../../domain/handover/file-kinds.ts'
import { RATE_NAMES, rateFor } from '../../domain/handover/frame-rates.ts'
import { rateOf } from '../../domain/handover/job.ts'
import { type HandoverOptions, mayTellReceipts } from '../../domain/handover/options.ts'
import type { Project } from '../../domain/project/project.ts'
import { changeOptions, chosenKinds, useChoices } from '../../store/handover/choices.ts'
import { forgetMade } from '../../store/handover/made-files.ts'
import { changeSettings, useSettingsStore } from '../../store/settings/store.ts'
import { Select } from '../kit/Select.tsx'
import { handOverWords as words } from '../words/en/hand-over.ts'
import { AnimaticChoice } from './AnimaticChoice.tsx'
import { PageOptions } from './PageOptions.tsx'

/** How the files are made. An option is there while a chosen file depends on it. */
export function HandOverOptions({ project }: { readonly project: Project }) {
  const choices = useChoices()
  const burnIn = useSettingsStore(({ settings }) => settings.burnIn)
  const rows = chosenKinds(choices).map(rowOf)
  const hasPictures = rows.some(({ pictures }) => pictures)
  const keepsPictures = chosenKinds(choices).some((kind) => kind === 'pictures' || kind === 'media')
  const { options } = choices
  return (
    <>
      {chosenKinds(choices).includes('pdf') && <PageOptions />}
      {chosenKinds(choices).includes('animatic') && <AnimaticChoice project={project} />}
      <div className="hand-over-options">
        <h3 className="room-title">{words.options}</h3>
        <Check on={options.clean} label={words.clean} onChange={(clean) => changeOptions({ clean })} />
        {keepsPictures && mayTellReceipts(choices) && (
          <Check
            on={options.receipts}
            label={words.receipts}
            onChange={(receipts) => changeOptions({ receipts })}
          />
        )}
        {hasPictures && (
          <>
            <Check
              on={options.upscaled}
              label={words.upscaled}
              onChange={(upscaled) => changeOptions({ upscaled })}
            />
            <Check
              on={burnIn}
              label={words.burnIn}
              onChange={(on) => {
                changeSettings({ burnIn: on })
                forgetMade()
              }}
            />
          </>
        )}
        {chosenKinds(choices).includes('review') && (
          <Check
            on={options.comments}
            label={words.comments}
            onChange={(comments) => changeOptions({ comments })}
          />
        )}
        {rows.some(({ timed }) => timed) && <RateChoice project={project} options={options} />}
      </div>
    </>
  )
}

interface RateChoiceProps {
  readonly project: Project
  readonly options: HandoverOptions
}

function RateChoice({ project, options }: RateChoiceProps) {
  return (
    <>
      <label className="pick">
        <span>{words.rate}</span>
        <Select
          value={options.rate}
          onChange={({ target }) =>
            changeOptions({ rate: RATE_NAMES.find((name) => name === target.value) ?? 'clip' })
          }
        >
          <option value="clip">{words.rateOfClip(rateFor(project.video?.info?.fps))}</option>
          {RATE_NAMES.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </Select>
      </label>
      {rateOf(project, options) === '29.97' && (
        <Check on={options.drop} label={words.drop} onChange={(drop) => changeOptions({ drop })} />
      )}
    </>
  )
}

interface CheckProps {
  readonly on: boolean
  readonly label: string
  readonly onChange: (on: boolean) => void
}

function Check({ on, label, onChange }: CheckProps) {
  return (
    <label className="check">
      <input type="checkbox" checked={on} onChange={({ target }) => onChange(target.checked)} />
      {label}
    </label>
  )
}
