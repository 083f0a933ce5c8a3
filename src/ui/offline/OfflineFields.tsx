import { useEffect } from 'react'
import { useInstallStore } from '../../store/app/install.ts'
import type { PartState } from '../../store/offline/store.ts'
import {
  cancelOffline,
  keepOffline,
  lookOffline,
  removeOffline,
  useOfflineStore,
} from '../../store/offline/store.ts'
import { useSettingsStore } from '../../store/settings/store.ts'
import { Alert } from '../kit/Alert.tsx'
import { Bar } from '../kit/Bar.tsx'
import { offlineWords as words } from '../words/en/offline.ts'
import { unitWords } from '../words/en/units.ts'
import { megabytes, number } from '../words/format.ts'

const PARTS = ['app', 'people', 'video', 'photos', 'upscaler', 'fonts'] as const

/** The parts stored on this device for offline use, and how to install the app. */
export function OfflineFields() {
  const { parts, working, problem } = useOfflineStore()
  const model = useSettingsStore(({ settings }) => settings.upscale.model)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another model is another upscaler.
  useEffect(() => {
    void lookOffline()
  }, [model])
  const removable = parts && PARTS.some((part) => part !== 'app' && parts[part].kept)
  return (
    <fieldset>
      <legend>{words.title}</legend>
      <ul className="offline-parts" aria-label={words.list}>
        {PARTS.map((part) => {
          const state = parts?.[part]
          const share = working?.part === part ? working.share : undefined
          return (
            <li key={part}>
              <span>{words.parts[part]}</span>
              <span className="quiet figures">
                {share !== undefined
                  ? workingText(part, state?.kept ?? false, share)
                  : state && stateText(state)}
                {state && state.bytes > 0 && ` · ${megabytes(state.bytes)}`}
              </span>
              {/* The app has many small files: their bytes are not counted, and the check is
                  short. */}
              {share !== undefined && part !== 'app' && !state?.kept && (
                <Bar label={words.download(words.parts[part])} done={share} thin />
              )}
            </li>
          )
        })}
      </ul>
      {problem && <Alert problem={problem} />}
      <div className="row">
        {working ? (
          <button type="button" className="button" onClick={cancelOffline}>
            {words.cancel}
          </button>
        ) : (
          <button type="button" className="button" onClick={() => void keepOffline()}>
            {parts && PARTS.every((part) => parts[part].kept) ? words.checkAgain : words.use}
          </button>
        )}
        {removable && !working && (
          <button type="button" className="button" onClick={() => void removeOffline()}>
            {words.remove}
          </button>
        )}
        <InstallButton />
      </div>
      <p className="quiet">{words.help}</p>
    </fieldset>
  )
}

function stateText({ kept, partly }: PartState): string {
  if (kept) return words.ready
  if (partly === 'no-sample') return words.readyWithoutSample
  return partly === 'opens' ? words.opens : words.missing
}

/** Stored parts are read and compared with their hashes. */
function workingText(part: string, kept: boolean, share: number): string {
  if (kept) return words.checking
  return part === 'app'
    ? words.downloading
    : words.downloaded(unitWords.percent(number(Math.floor(share * 100))))
}

function InstallButton() {
  const { ask, byShareMenu } = useInstallStore()
  if (ask) {
    return (
      <button type="button" className="button" onClick={() => void ask()}>
        {words.install}
      </button>
    )
  }
  return byShareMenu ? <span className="quiet">{words.installByMenu}</span> : null
}
