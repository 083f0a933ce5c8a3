import { Grid2x2 } from 'lucide-react'
import { CARD_SIZES } from '../../../domain/board/card-sizes.ts'
import { changeSettings, useSettingsStore } from '../../../store/settings/store.ts'
import { barWords as words } from '../../words/en/bar.ts'

/** How large the cards are, for all projects. */
export function CardSize() {
  const cardSize = useSettingsStore(({ settings }) => settings.cardSize)
  return (
    <label className="bar-size" title={words.cardSize}>
      <Grid2x2 aria-hidden />
      <input
        type="range"
        aria-label={words.cardSize}
        aria-valuetext={words.cardSizes[cardSize]}
        {...CARD_SIZES}
        step={1}
        value={cardSize}
        onChange={(event) => changeSettings({ cardSize: event.target.valueAsNumber })}
      />
    </label>
  )
}
