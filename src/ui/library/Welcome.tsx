import { Clapperboard, Film, ImageIcon } from 'lucide-react'
import { useState } from 'react'
import { createProject, createSample } from '../../store/library/store.ts'
import { useSettingsStore } from '../../store/settings/store.ts'
import { Button } from '../kit/Button.tsx'
import { FileInput, IMAGE_TYPES, VIDEO_TYPES } from '../kit/FileInput.tsx'
import { importFiles, importProjectFiles } from './import-later.ts'
import { openNewProject } from './open-new-project.ts'
import { SampleStrip } from './SampleStrip.tsx'

interface WelcomeProps {
  readonly openSettings: () => void
  /** With projects below there is less to explain. */
  readonly compact: boolean
}

export function Welcome({ openSettings, compact }: WelcomeProps) {
  const [busy, setBusy] = useState(false)
  const hasKey = useSettingsStore(({ apiKey, locked }) => apiKey !== '' || locked)
  const once = (make: () => Promise<unknown>) => async () => {
    if (busy) return
    setBusy(true)
    await make().finally(() => setBusy(false))
  }
  return (
    <section className={compact ? 'welcome welcome-compact' : 'welcome'} aria-labelledby="welcome-title">
      <h2 id="welcome-title">A clip and a style picture in, a storyboard out.</h2>
      {!compact && (
        <p className="welcome-lead">
          Drop a short clip: it is sampled, described, broken into shots, and each shot is drawn in the style
          of your picture.
        </p>
      )}
      <div className="welcome-drops">
        <FileInput
          label="Video"
          accept={VIDEO_TYPES}
          className="drop-tile drop-tile-large"
          onFiles={importFiles}
        >
          <Film aria-hidden />
          <strong>Drop a clip here</strong>
          <span>or choose one: mp4, mov, webm, mkv</span>
        </FileInput>
        <FileInput label="Style image" accept={IMAGE_TYPES} className="drop-tile" onFiles={importFiles}>
          <ImageIcon aria-hidden />
          <strong>Style picture</strong>
          <span>PNG, JPEG or WebP</span>
        </FileInput>
      </div>
      <div className="row welcome-actions">
        <Button primary onClick={once(() => openNewProject(createSample))}>
          <Clapperboard aria-hidden />
          Try the sample
        </Button>
        <Button onClick={once(() => openNewProject(createProject))}>New project</Button>
        {/* Of any type: iOS and Android know none for .maestro and would offer no such file. */}
        <FileInput label="Import project" multiple className="button" onFiles={importProjectFiles}>
          Import project
        </FileInput>
        {!hasKey && <Button onClick={() => void signIn()}>Sign in with OpenRouter</Button>}
        {!hasKey && <Button onClick={openSettings}>Paste a key</Button>}
      </div>
      {!compact && <SampleStrip />}
      <p className="welcome-privacy">
        Everything stays on this device. Without a key the built-in Sketch engine does the whole job here:
        rough, and not AI. With your own OpenRouter key, the frames, the style picture and the text of a step
        go to the model you chose when you press its button.
      </p>
    </section>
  )
}

const signIn = async () => (await import('../../store/key/sign-in.ts')).signIn()
