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

const PARTS = [
  { part: 'app', label: 'App' },
  { part: 'video', label: 'Video tools' },
  { part: 'photos', label: 'Photo formats' },
  { part: 'upscaler', label: 'Upscaler' },
] as const

/** What is on this device for use without a network, part by part, and how the app is installed. */
export function OfflineFields() {
  const { parts, working, problem } = useOfflineStore()
  const model = useSettingsStore(({ settings }) => settings.upscale.model)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another model is another upscaler.
  useEffect(() => {
    void lookOffline()
  }, [model])
  const removable = parts && PARTS.some(({ part }) => part !== 'app' && parts[part].kept)
  return (
    <fieldset>
      <legend>Offline</legend>
      <ul className="offline-parts" aria-label="Kept on this device">
        {PARTS.map(({ part, label }) => {
          const state = parts?.[part]
          const share = working?.part === part ? working.share : undefined
          return (
            <li key={part}>
              <span>{label}</span>
              <span className="quiet figures">
                {share !== undefined
                  ? workingText(part, state?.kept ?? false, share)
                  : state && stateText(state)}
                {state && state.bytes > 0 && ` · ${Math.round(state.bytes / 1e6)} MB`}
              </span>
              {/* Of the app's many small files nobody counts the bytes, and a check is short. */}
              {share !== undefined && part !== 'app' && !state?.kept && (
                <Bar label={`${label} download`} done={share} thin />
              )}
            </li>
          )
        })}
      </ul>
      {problem && <Alert problem={problem} />}
      <div className="row">
        {working ? (
          <button type="button" className="button" onClick={cancelOffline}>
            Cancel download
          </button>
        ) : (
          <button type="button" className="button" onClick={() => void keepOffline()}>
            {parts && PARTS.every(({ part }) => parts[part].kept) ? 'Check again' : 'Use offline'}
          </button>
        )}
        {removable && !working && (
          <button type="button" className="button" onClick={() => void removeOffline()}>
            Remove downloads
          </button>
        )}
        <InstallButton />
      </div>
      <p className="quiet">
        Each part is also kept when it is first used. Sketch needs no network then; OpenRouter always does.
      </p>
    </fieldset>
  )
}

function stateText({ kept, partly }: PartState): string {
  if (kept) return 'ready'
  if (partly === 'no-sample') return 'ready, without the sample'
  return partly === 'opens' ? 'opens offline; the rest is not downloaded' : 'not downloaded'
}

/** What is there is read and compared with its hash. */
function workingText(part: string, kept: boolean, share: number): string {
  if (kept) return 'checking'
  return part === 'app' ? 'downloading' : `downloading ${Math.floor(share * 100)} %`
}

function InstallButton() {
  const { ask, byShareMenu } = useInstallStore()
  if (ask) {
    return (
      <button type="button" className="button" onClick={() => void ask()}>
        Install app
      </button>
    )
  }
  return byShareMenu ? <span className="quiet">To install: Share, then Add to Home Screen.</span> : null
}
