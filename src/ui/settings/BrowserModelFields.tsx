import { useEffect, useState } from 'react'
import { factsOf } from '../../domain/engines/engine-choice.ts'
import {
  leaveBrowserModel,
  lookForBrowserModel,
  stopFetching,
  takeBrowserModel,
  useBrowserModel,
} from '../../store/engines/browser-model.ts'
import { hasBrowserModel, mayLookForModel } from '../../store/engines/has-browser-model.ts'
import { useSettingsStore } from '../../store/settings/store.ts'
import { Alert } from '../kit/Alert.tsx'
import { Bar } from '../kit/Bar.tsx'
import { Button } from '../kit/Button.tsx'
import { ownModelWords as words } from '../words/en/own-model.ts'
import { unitWords } from '../words/en/units.ts'
import { list, number } from '../words/format.ts'

const STEPS = ['describe', 'direct'] as const

/** The model that some browsers bring along: what it is, and how it is got. */
export function BrowserModelFields() {
  const { found, share, problem } = useBrowserModel()
  const engines = useSettingsStore(({ settings }) => settings.engines)
  const chosen = STEPS.filter((step) => engines[step] !== 'auto' && factsOf(engines[step]).ofBrowser)
  // Without the interface, or with its model chosen, there is nothing to keep from asking.
  const [looks, setLooks] = useState(() => mayLookForModel() || !hasBrowserModel() || chosen.length > 0)
  useEffect(() => {
    if (looks) void lookForBrowserModel()
  }, [looks])
  const used = chosen.filter((step) => step !== 'describe' || found?.wish.sees)
  const state = found?.state
  const isThere = state === 'available'
  const canBe = isThere || state === 'downloadable' || state === 'downloading'
  const none = state === 'absent' || state === 'unavailable' ? words[state] : undefined
  const isUsed = isThere && used.length > 0
  return (
    <fieldset>
      <legend>{words.title}</legend>
      <p className="quiet">{words.describesAndDirects}</p>
      {found ? none && <p>{none}</p> : looks && <p className="quiet">{words.looking}</p>}
      {!isThere && found && <p className="quiet">{words.needs}</p>}
      {canBe && !found?.wish.sees && <p>{words.onlyDirects}</p>}
      {canBe && <p className="quiet">{words.unknown}</p>}
      {state === 'downloading' && share === undefined && <p>{words.downloading}</p>}
      {share !== undefined && <Arriving share={share} />}
      {problem && !isThere && <Alert problem={problem} />}
      {isUsed && (
        <p role="status" className="connection-ok">
          {words.inUse(list(used.map((step) => words.steps[step])))}
        </p>
      )}
      {found && !isThere && chosen.length > 0 && <p>{words.gone}</p>}
      <div className="row">
        {!found && !looks && <Button onClick={() => setLooks(true)}>{words.look}</Button>}
        {canBe && !isUsed && share === undefined && (
          <button
            type="button"
            className="button"
            id="setting-own-model"
            onClick={() => void takeBrowserModel()}
          >
            {isThere ? words.use : words.useAndDownload}
          </button>
        )}
        {share !== undefined && <Button onClick={stopFetching}>{words.stop}</Button>}
        {chosen.length > 0 && <Button onClick={leaveBrowserModel}>{words.leave}</Button>}
      </div>
    </fieldset>
  )
}

function Arriving({ share }: { readonly share: number }) {
  const percent = unitWords.percent(number(Math.floor(share * 100)))
  return (
    <>
      <p className="quiet figures">{share < 1 ? words.fetched(percent) : words.preparing}</p>
      <Bar label={words.fetching} done={share < 1 ? share : undefined} thin />
    </>
  )
}
