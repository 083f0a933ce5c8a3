import { useEffect, useRef, useState } from 'react'
import { TEXT_SIZES } from '../../domain/settings/settings.ts'
import { changeSettings, useSettingsStore } from '../../store/settings/store.ts'
import { settingsWords as words } from '../words/en/settings.ts'
import { unitWords } from '../words/en/units.ts'
import { number } from '../words/format.ts'

/**
 * The size of all text. It applies once the slider is let go: every change moves the slider itself,
 * which would run from under the pointer.
 */
export function TextSizeField() {
  const size = useSettingsStore(({ settings }) => settings.textSize)
  const [held, setHeld] = useState<number>()
  const slider = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const input = slider.current
    // React calls each step of a drag a change; the browser's own comes when it ends.
    const letGo = () => {
      if (!input) return
      changeSettings({ textSize: input.valueAsNumber })
      setHeld(undefined)
      // By then the page has its new size.
      requestAnimationFrame(() => requestAnimationFrame(() => input.scrollIntoView({ block: 'nearest' })))
    }
    input?.addEventListener('change', letGo)
    return () => input?.removeEventListener('change', letGo)
  }, [])
  return (
    <label className="field">
      <span>
        {words.textSize} <span className="quiet figures">{unitWords.percent(number(held ?? size))}</span>
      </span>
      <input
        ref={slider}
        type="range"
        min={TEXT_SIZES.min}
        max={TEXT_SIZES.max}
        step={TEXT_SIZES.step}
        value={held ?? size}
        onChange={(event) => setHeld(event.target.valueAsNumber)}
      />
    </label>
  )
}
