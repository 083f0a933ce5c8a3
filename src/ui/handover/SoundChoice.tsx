import { countedShots } from '../../domain/board/counted-shots.ts'
import { runningTime } from '../../domain/findings/running-time.ts'
import { type OwnSound, SOUND_LIMITS } from '../../domain/handover/own-sound.ts'
import type { Project } from '../../domain/project/project.ts'
import {
  cancelSound,
  chooseSound,
  removeSound,
  setSound,
  useOwnSound,
} from '../../store/handover/own-sound.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { Alert } from '../kit/Alert.tsx'
import { Bar } from '../kit/Bar.tsx'
import { Button } from '../kit/Button.tsx'
import { FileInput } from '../kit/FileInput.tsx'
import { NumberField } from '../kit/NumberField.tsx'
import { soundWords as words } from '../words/en/sound.ts'
import { clock, fileSize, number } from '../words/format.ts'
import { Waveform } from './Waveform.tsx'

/** Also by ending: a system that knows no type for one would grey such files out. */
const TYPES = 'audio/*,.wav,.mp3,.m4a,.aac,.ogg,.oga,.opus,.flac,.weba'

/** A sound file under the board: chosen, moved, made louder, removed. */
export function SoundChoice({ project }: { readonly project: Project }) {
  const { reading, problem, of } = useOwnSound()
  const readOnly = useProjectStore((state) => state.readOnly)
  const { sound } = project
  return (
    <div className="sound-choice">
      <h4 className="room-title">{words.title}</h4>
      {sound && <SoundFile sound={sound} project={project} />}
      {reading ? (
        <>
          <Bar label={words.listening(reading.name)} done={reading.share} />
          <div className="row">
            <p className="quiet">{words.listening(reading.name)}</p>
            <Button onClick={cancelSound}>{words.cancel}</Button>
          </div>
        </>
      ) : readOnly ? (
        <p className="quiet">{words.readOnly}</p>
      ) : (
        <div className="row">
          <FileInput
            label={sound ? words.replace : words.choose}
            accept={TYPES}
            className="button"
            onFiles={([file]) => file && chooseSound(file)}
          >
            {sound ? words.replace : words.choose}
          </FileInput>
          {sound && (
            <button type="button" className="button plain" onClick={removeSound}>
              {words.remove}
            </button>
          )}
        </div>
      )}
      {!sound && <p className="quiet">{words.help}</p>}
      {problem && of === project.id && <Alert problem={problem} />}
    </div>
  )
}

function SoundFile({ sound, project }: { readonly sound: OwnSound; readonly project: Project }) {
  const readOnly = useProjectStore((state) => state.readOnly)
  const { seconds } = runningTime(countedShots(project))
  const { name, bytes, offset, level } = sound
  return (
    <>
      <p className="made-name" dir="auto">
        {name} <span className="quiet figures">{words.facts(clock(sound.seconds), fileSize(bytes))}</span>
      </p>
      <Waveform sound={sound} seconds={seconds} />
      <NumberField
        label={words.offset}
        value={offset}
        range={{ min: -SOUND_LIMITS.offset, max: SOUND_LIMITS.offset }}
        step={1}
        fineStep={0.1}
        fraction
        help={words.offsetHelp}
        readOnly={readOnly}
        onChange={(next) => setSound({ offset: next ?? 0 })}
      />
      <label className="field">
        <span>
          {words.level}{' '}
          <span className="quiet figures">{words.percent(number(Math.round(100 * level)))}</span>
        </span>
        <input
          type="range"
          min={0}
          max={100}
          value={Math.round(100 * level)}
          aria-valuetext={words.percent(number(Math.round(100 * level)))}
          disabled={readOnly}
          onChange={({ target }) => setSound({ level: target.valueAsNumber / 100 })}
        />
      </label>
    </>
  )
}
