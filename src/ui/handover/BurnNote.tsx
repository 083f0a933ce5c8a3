import { Grid3x3 } from 'lucide-react'
import { useSettingsStore } from '../../store/settings/store.ts'
import { guideWords as words } from '../words/en/guides.ts'

/** Says beside an export that its pictures carry guides and arrows. */
export function BurnNote() {
  return useBurns() ? <p className="quiet">{words.burnt}</p> : null
}

/** The same in the button of one picture. */
export function BurnSign() {
  return useBurns() ? (
    <span className="burn-sign" title={words.burnt}>
      <Grid3x3 aria-hidden />
      <span className="visually-hidden">{words.withMarks}</span>
    </span>
  ) : null
}

function useBurns(): boolean {
  const { burnIn, guides, arrows } = useSettingsStore(({ settings }) => settings)
  return burnIn && (arrows || guides.length > 0)
}
