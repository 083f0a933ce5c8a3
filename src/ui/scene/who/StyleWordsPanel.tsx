import { Palette, X } from 'lucide-react'
import { useState } from 'react'
import type { Project } from '../../../domain/project/project.ts'
import { HANDS, handIn, withHand } from '../../../domain/scene/hand.ts'
import { editStyleWords, measureStyleWords, setBoardWordsOnly } from '../../../store/scene/style-words.ts'
import { ListEditor } from '../../board/inspector/ListEditor.tsx'
import { Button } from '../../kit/Button.tsx'
import { Select } from '../../kit/Select.tsx'
import { whoWords as words } from '../../words/en/who.ts'

interface StyleWordsPanelProps {
  readonly project: Project
  readonly readOnly: boolean
}

/** How the pictures are made, in colours and words. */
export function StyleWordsPanel({ project, readOnly }: StyleWordsPanelProps) {
  const [measuring, setMeasuring] = useState(false)
  const { palette = [], words: said = [] } = project.styleWords ?? {}
  const why = readOnly
    ? words.readOnly
    : !project.style
      ? words.noStyle
      : measuring
        ? words.measuring
        : undefined
  const measure = async () => {
    setMeasuring(true)
    await measureStyleWords()
    setMeasuring(false)
  }
  const remove = (colour: string) => editStyleWords({ palette: palette.filter((one) => one !== colour) })
  return (
    <section className="who-list" aria-labelledby="who-style">
      <div className="panel-head">
        <h3 id="who-style">{words.styleWords}</h3>
        <Button plain why={why} onClick={() => void measure()}>
          <Palette aria-hidden />
          {words.measure}
        </Button>
      </div>
      <div className="card who-style">
        {palette.length === 0 && <p className="quiet">{words.noPalette}</p>}
        <ul className="who-palette" aria-label={words.palette}>
          {palette.map((colour) => (
            <li key={colour} className="chip">
              <span className="who-swatch" style={{ background: colour }} />
              <span className="figures">{colour}</span>
              {!readOnly && (
                <button type="button" aria-label={words.removeColour(colour)} onClick={() => remove(colour)}>
                  <X aria-hidden />
                </button>
              )}
            </li>
          ))}
        </ul>
        <ListEditor
          id="who-style-words"
          label={words.medium}
          hint={undefined}
          mixed={false}
          readOnly={readOnly}
          value={said}
          onChange={(value) => editStyleWords({ words: Array.isArray(value) ? value : [] })}
        />
        <label className="field">
          <span>{words.hand}</span>
          <Select
            // A select has no read-only state of its own: a choice leaves its value as it is.
            aria-readonly={readOnly || undefined}
            value={handIn(said) ?? ''}
            onChange={({ target }) => {
              const hand = HANDS.find((one) => one === target.value)
              if (!readOnly) editStyleWords({ words: withHand(said, hand) })
            }}
          >
            <option value="">{words.handOfStyle}</option>
            {HANDS.map((hand) => (
              <option key={hand} value={hand}>
                {words.hands[hand]}
              </option>
            ))}
          </Select>
          <span className="quiet">{words.handHelp}</span>
        </label>
        <label className="check">
          <input
            type="checkbox"
            role="switch"
            aria-checked={project.wordsOnly === true}
            aria-readonly={readOnly || undefined}
            checked={project.wordsOnly === true}
            onChange={({ target }) => !readOnly && setBoardWordsOnly(target.checked)}
          />
          <span>{words.wordsOnly}</span>
        </label>
      </div>
    </section>
  )
}
