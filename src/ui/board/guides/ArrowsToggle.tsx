import { ArrowUpRight } from 'lucide-react'
import { changeSettings, useSettingsStore } from '../../../store/settings/store.ts'
import { guideWords as words } from '../../words/en/guides.ts'

/** Whether the camera's moves are drawn over pictures, for all projects. */
export function ArrowsToggle() {
  const arrows = useSettingsStore(({ settings }) => settings.arrows)
  return (
    <button
      type="button"
      className="button plain board-tool"
      aria-pressed={arrows}
      onClick={() => changeSettings({ arrows: !arrows })}
    >
      <ArrowUpRight aria-hidden />
      <span className="hidden-in-bar">{words.arrows}</span>
    </button>
  )
}
