import { useState } from 'react'
import { factsOf } from '../../domain/engines/engine-choice.ts'
import type { PictureServer } from '../../domain/engines/picture-server.ts'
import {
  FAMILIES,
  goesByStrength,
  modelOfServer,
  SERVER_SIDES,
  STRENGTH,
  soundServer,
  startOf,
  startsOf,
} from '../../domain/engines/server-families.ts'
import {
  changePictureServer,
  forgetServer,
  lookForServer,
  serverMeant,
  stopSearch,
  useServerSearch,
} from '../../store/engines/picture-server.ts'
import { useJobStore } from '../../store/jobs/store.ts'
import { useSettingsStore } from '../../store/settings/store.ts'
import { Alert } from '../kit/Alert.tsx'
import { Button } from '../kit/Button.tsx'
import { Select } from '../kit/Select.tsx'
import { serverPicturesWords as words } from '../words/en/server-pictures.ts'
import { settingsWords } from '../words/en/settings.ts'
import { unitWords } from '../words/en/units.ts'
import { number } from '../words/format.ts'
import { WorkflowField } from './WorkflowField.tsx'

/** A program on this machine that draws the pictures: where it is, and how it draws. */
export function PictureServerFields() {
  const server = soundServer(useSettingsStore(({ settings }) => settings.pictureServer))
  return (
    <fieldset>
      <legend>{words.title}</legend>
      <Address key={server.address} server={server} />
      {server.address !== '' && <HowItDraws server={server} />}
    </fieldset>
  )
}

interface ServerProps {
  readonly server: PictureServer
}

function Address({ server }: ServerProps) {
  const [typed, setTyped] = useState(server.address)
  const { looking, problem } = useServerSearch()
  const running = useJobStore(({ job }) => job !== undefined)
  const meant = serverMeant(typed)
  const isWrong = typed.trim() !== '' && !meant
  const why = meant ? undefined : words.noAddress
  return (
    <>
      <label className="field">
        <span>{words.address}</span>
        <input
          id="setting-server-address"
          className="input"
          inputMode="url"
          spellCheck={false}
          placeholder={words.example}
          value={typed}
          aria-invalid={isWrong}
          onChange={(event) => setTyped(event.target.value)}
        />
        <span className={isWrong ? 'field-problem' : 'quiet'}>{isWrong ? words.refused : words.help}</span>
      </label>
      <div className="row">
        {looking ? (
          <Button onClick={stopSearch}>{words.stop}</Button>
        ) : (
          <Button why={running ? words.whileDrawing : why} onClick={() => meant && void lookForServer(meant)}>
            {words.look}
          </Button>
        )}
        {server.address !== '' && (
          <Button why={running ? words.whileDrawing : undefined} onClick={forgetServer}>
            {words.forget}
          </Button>
        )}
      </div>
      {looking && <p className="quiet">{words.looking}</p>}
      {problem && <Alert problem={problem} />}
      {!looking && !problem && server.address !== '' && (
        <p role="status" className="connection-ok">
          {words.found(words.families[server.family], modelOfServer(server))}
        </p>
      )}
    </>
  )
}

function HowItDraws({ server }: ServerProps) {
  const drawn = useSettingsStore(({ settings }) => settings.engines.draw)
  const isChosen = drawn !== 'auto' && factsOf(drawn).needs === 'server'
  const running = useJobStore(({ job }) => job !== undefined)
  const start = startOf(server)
  const { namesModel } = FAMILIES[server.family]
  const starts = startsOf(server)
  if (server.family === 'comfyui' && !server.workflow) return <WorkflowField workflow={undefined} />
  return (
    <>
      {server.family === 'comfyui' && <WorkflowField workflow={server.workflow} />}
      <div className="field-pair">
        {namesModel && (
          <label className="field">
            <span>{words.model}</span>
            <Select
              value={server.model}
              disabled={running}
              onChange={(event) => changePictureServer({ model: event.target.value })}
            >
              {server.models.map((model) => (
                <option key={model}>{model}</option>
              ))}
            </Select>
          </label>
        )}
        <label className="field">
          <span>{words.start}</span>
          <Select
            value={start}
            disabled={running}
            onChange={(event) => {
              const chosen = starts.find((one) => one === event.target.value)
              if (chosen) changePictureServer({ start: chosen })
            }}
          >
            {starts.map((one) => (
              <option key={one} value={one}>
                {words.starts[one]}
              </option>
            ))}
          </Select>
        </label>
        <label className="field">
          <span>{words.side}</span>
          <Select
            value={server.side}
            disabled={running}
            onChange={(event) => changePictureServer({ side: Number(event.target.value) })}
          >
            {SERVER_SIDES.map((side) => (
              <option key={side} value={side}>
                {words.pixels(side)}
              </option>
            ))}
          </Select>
        </label>
      </div>
      <p className="quiet">{words.startHelp[start]}</p>
      {goesByStrength(server) && (
        <label className="field">
          <span>
            {words.strength}{' '}
            <span className="quiet figures">
              {unitWords.percent(number(Math.round(server.strength * 100)))}
            </span>
          </span>
          <input
            type="range"
            min={STRENGTH.min}
            max={STRENGTH.max}
            step={STRENGTH.step}
            value={server.strength}
            disabled={running}
            onChange={(event) => changePictureServer({ strength: event.target.valueAsNumber })}
          />
          <span className="quiet">{words.strengthHelp}</span>
        </label>
      )}
      <p className="quiet">{isChosen ? words.chosen : words.choose(settingsWords.engines)}</p>
    </>
  )
}
