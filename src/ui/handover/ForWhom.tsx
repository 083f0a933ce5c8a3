import { ClipboardList, Film, type LucideIcon, Package, Presentation } from 'lucide-react'
import { PRESETS, type Preset } from '../../domain/handover/file-kinds.ts'
import { choosePreset, useChoices } from '../../store/handover/choices.ts'
import { handOverWords as words } from '../words/en/hand-over.ts'

const ICONS: Readonly<Record<Preset, LucideIcon>> = {
  client: Presentation,
  editor: Film,
  production: ClipboardList,
  everything: Package,
}

/** Who gets the files, which decides what is ticked at first. */
export function ForWhom() {
  const preset = useChoices((choices) => choices.preset)
  return (
    <div className="for-whom" role="radiogroup" aria-label={words.forWhom}>
      <p className="room-title" aria-hidden>
        {words.forWhom}
      </p>
      {PRESETS.map((one) => {
        const Icon = ICONS[one]
        const { name, help } = words.presets[one]
        return (
          <label key={one} className="for-whom-card">
            <input
              type="radio"
              className="visually-hidden"
              name="for-whom"
              aria-label={name}
              aria-description={help}
              checked={preset === one}
              onChange={() => choosePreset(one)}
            />
            <Icon aria-hidden />
            <span>
              <strong>{name}</strong>
              <span className="quiet">{help}</span>
            </span>
          </label>
        )
      })}
    </div>
  )
}
