import { useEffect } from 'react'
import { useChoices } from '../../store/handover/choices.ts'
import { askForLogo, changeLogo, removeLogo, showLogo, useLogo } from '../../store/handover/logo.ts'
import { Alert } from '../kit/Alert.tsx'
import { FileInput } from '../kit/FileInput.tsx'
import { pageWords as words } from '../words/en/page.ts'
import { useLogoUrl } from './use-logo-url.ts'

/** What the browser reads by itself. */
const TYPES = 'image/png,image/jpeg,image/svg+xml,image/webp,image/gif,image/avif'

/** A person's logo: chosen once, kept for all projects, shown or not. */
export function LogoChoice() {
  const { logo, problem } = useLogo()
  const url = useLogoUrl()
  const shown = useChoices(({ options }) => options.pdf.logo)
  useEffect(() => void askForLogo(), [])
  return (
    <div className="logo-choice">
      {logo && (
        <label className="check">
          <input type="checkbox" checked={shown} onChange={({ target }) => showLogo(target.checked)} />
          {words.logo}
        </label>
      )}
      {url && <img className="logo-picture" src={url} alt="" />}
      <span className="row">
        <FileInput
          label={logo ? words.replaceLogo : words.chooseLogo}
          accept={TYPES}
          className="button"
          onFiles={([file]) => file && changeLogo(file)}
        >
          {logo ? words.replaceLogo : words.chooseLogo}
        </FileInput>
        {logo && (
          <button type="button" className="button plain" onClick={() => void removeLogo()}>
            {words.removeLogo}
          </button>
        )}
      </span>
      {!logo && <p className="quiet">{words.noLogo}</p>}
      {problem && <Alert problem={problem} />}
    </div>
  )
}
