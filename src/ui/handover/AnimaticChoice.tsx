import { BURNT_PARTS, VIDEO_FILES } from '../../domain/handover/animatic-options.ts'
import { VIDEO_HEIGHTS } from '../../domain/handover/video-size.ts'
import type { Project } from '../../domain/project/project.ts'
import { changeOptions, useChoices } from '../../store/handover/choices.ts'
import { useVersions } from '../../store/handover/versions.ts'
import { Select } from '../kit/Select.tsx'
import { animaticWords as words } from '../words/en/animatic.ts'
import { SoundChoice } from './SoundChoice.tsx'

/** How the animatic is made. */
export function AnimaticChoice({ project }: { readonly project: Project }) {
  const isVersion = useVersions(({ shown }) => shown !== undefined)
  const { animatic } = useChoices((choices) => choices.options)
  const change = (part: Partial<typeof animatic>) => changeOptions({ animatic: { ...animatic, ...part } })
  return (
    <fieldset className="animatic-choice">
      <legend className="room-title">{words.title}</legend>
      <label className="check">
        <input
          type="checkbox"
          checked={animatic.sound}
          onChange={({ target }) => change({ sound: target.checked })}
        />
        {project.sound ? words.ownSound : words.sound}
      </label>
      {animatic.sound && !isVersion && <SoundChoice project={project} />}
      {BURNT_PARTS.map((part) => (
        <label key={part} className="check">
          <input
            type="checkbox"
            checked={animatic.burnt.includes(part)}
            onChange={({ target }) =>
              change({
                burnt: BURNT_PARTS.filter((one) =>
                  one === part ? target.checked : animatic.burnt.includes(one),
                ),
              })
            }
          />
          {words.burnt[part]}
        </label>
      ))}
      <label className="pick">
        <span>{words.height}</span>
        <Select
          value={animatic.height}
          onChange={({ target }) =>
            change({ height: VIDEO_HEIGHTS.find((one) => String(one) === target.value) ?? 720 })
          }
        >
          {VIDEO_HEIGHTS.map((height) => (
            <option key={height} value={height}>
              {words.heights[height]}
            </option>
          ))}
        </Select>
      </label>
      <label className="pick">
        <span>{words.file}</span>
        <Select
          value={animatic.file}
          onChange={({ target }) =>
            change({ file: VIDEO_FILES.find((one) => one === target.value) ?? 'auto' })
          }
        >
          {VIDEO_FILES.map((file) => (
            <option key={file} value={file}>
              {words.files[file]}
            </option>
          ))}
        </Select>
      </label>
      <p className="quiet">{words.fileHelp[animatic.file]}</p>
    </fieldset>
  )
}
