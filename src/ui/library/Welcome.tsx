import { Film, ImageIcon } from 'lucide-react'
import { useState } from 'react'
import { loadAsked } from '../../store/app/asked-code.ts'
import { leaveSample } from '../../store/library/sample.ts'
import { createProject } from '../../store/library/store.ts'
import { useSettingsStore } from '../../store/settings/store.ts'
import { Button } from '../kit/Button.tsx'
import { FileInput, IMAGE_TYPES, VIDEO_TYPES } from '../kit/FileInput.tsx'
import { libraryWords as words } from '../words/en/library.ts'
import { importFiles, importProjectFiles } from './import-later.ts'
import { openNewProject } from './open-new-project.ts'
import { SampleButton } from './SampleButton.tsx'
import { SampleStrip } from './SampleStrip.tsx'

interface WelcomeProps {
  readonly openSettings: () => void
  /** Shorter once projects exist. */
  readonly compact: boolean
}

export function Welcome({ openSettings, compact }: WelcomeProps) {
  const [busy, setBusy] = useState(false)
  const hasKey = useSettingsStore(({ apiKey, locked }) => apiKey !== '' || locked)
  const make = async () => {
    if (busy) return
    setBusy(true)
    leaveSample()
    await openNewProject(createProject).finally(() => setBusy(false))
  }
  return (
    <section className={compact ? 'welcome welcome-compact' : 'welcome'} aria-labelledby="welcome-title">
      <h2 id="welcome-title">{words.welcome}</h2>
      {!compact && <p className="welcome-lead">{words.lead}</p>}
      <div className="welcome-drops">
        <FileInput
          label={words.video}
          accept={VIDEO_TYPES}
          className="drop-tile drop-tile-large"
          onFiles={importFiles}
        >
          <Film aria-hidden />
          <strong>{words.dropClip}</strong>
          <span>{words.clipTypes}</span>
        </FileInput>
        <FileInput label={words.style} accept={IMAGE_TYPES} className="drop-tile" onFiles={importFiles}>
          <ImageIcon aria-hidden />
          <strong>{words.dropStyle}</strong>
          <span>{words.styleTypes}</span>
        </FileInput>
      </div>
      <div className="row welcome-actions">
        <SampleButton />
        <Button onClick={make}>{words.newProject}</Button>
        {/* Any type: iOS and Android know no type for .maestro and would grey such files out. */}
        <FileInput label={words.importProject} multiple className="button" onFiles={importProjectFiles}>
          {words.importProject}
        </FileInput>
        {!hasKey && <Button onClick={() => void signIn()}>{words.signIn}</Button>}
        {!hasKey && <Button onClick={openSettings}>{words.pasteKey}</Button>}
      </div>
      {!compact && <SampleStrip />}
      <p className="welcome-privacy">{words.privacy}</p>
    </section>
  )
}

const signIn = async () => (await loadAsked(() => import('../../store/key/sign-in.ts'))).signIn()
