import { useSettingsStore } from '../../store/settings/store.ts'
import { guideWords as words } from '../words/en/guides.ts'

/** Says beside an export that its pictures carry guides and arrows. */
export function BurnNote() {
  const { burnIn, guides, arrows } = useSettingsStore(({ settings }) => settings)
  return burnIn && (arrows || guides.length > 0) ? <p className="quiet">{words.burnt}</p> : null
}
