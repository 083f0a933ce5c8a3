import { Eye, Palette, X } from 'lucide-react'
import { useState } from 'react'
import type { Project } from '../../../domain/project/project.ts'
import { HANDS, handIn, withHand } from '../../../domain/scene/hand.ts'
import { isOfOtherStyle } from '../../../domain/scene/style-source.ts'
import { clearProblem } from '../../../store/jobs/problems.ts'
import { readStyle } from '../../../store/jobs/start-steps.ts'
import { useJobStore } from '../../../store/jobs/store.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { editStyleWords, measureStyleWords, setBoardWordsOnly } from '../../../store/scene/style-words.ts'
import { useEngine } from '../../../store/settings/store.ts'
import { ListEditor } from '../../board/inspector/ListEditor.tsx'
import { ProblemActions } from '../../jobs/ProblemActions.tsx'
import { Alert } from '../../kit/Alert.tsx'
import { Button } from '../../kit/Button.tsx'
import { Select } from '../../kit/Select.tsx'
import { usePrices } from '../../money/use-prices.ts'
import { stepWords } from '../../words/en/steps.ts'
import { whoWords as words } from '../../words/en/who.ts'

interface StyleWordsPanelProps {
  readonly project: Project
  readonly readOnly: boolean
}

/** How the pictures are made, in colours and words. */
export function StyleWordsPanel({ project, readOnly }: StyleWordsPanelProps) {
  const problem = useProjectStore(({ problems }) => problems['style-words'])
  const price = usePrices().reading()
  const { palette = [], words: said = [] } = project.styleWords ?? {}
  const remove = (colour: string) => editStyleWords({ palette: palette.filter((one) => one !== colour) })
  return (
    <section className="who-list" aria-labelledby="who-style">
      <div className="panel-head">
        <h3 id="who-style">{words.styleWords}</h3>
        <Buttons project={project} readOnly={readOnly} />
      </div>
      {problem && (
        <Alert problem={problem} onClose={() => clearProblem('style-words')}>
          <ProblemActions problem={problem} step="describe" price={price} onRetry={readStyle} />
        </Alert>
      )}
      <div className="card who-style">
        <OtherStyle project={project} />
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

/** What was read or measured came from other pictures than there are now. */
function OtherStyle({ project }: { readonly project: Project }) {
  const [read, measured] = [isOfOtherStyle(project, 'read'), isOfOtherStyle(project, 'measured')]
  if (!read && !measured) return null
  return (
    <p className="who-other" role="status">
      {read && words.readElsewhere} {measured && words.measuredElsewhere}
    </p>
  )
}

/** A model reads all style pictures, once and priced; the device measures the first. */
function Buttons({ project, readOnly }: StyleWordsPanelProps) {
  const [measuring, setMeasuring] = useState(false)
  const job = useJobStore((state) => state.job)
  const { usesModels } = useEngine('describe')
  const price = usePrices().reading()
  const shut = readOnly ? words.readOnly : project.style ? undefined : words.noStyle
  const busy = job?.reads ? words.reading : job ? stepWords.whyNot.otherJob : undefined
  const measure = async () => {
    setMeasuring(true)
    await measureStyleWords()
    setMeasuring(false)
  }
  return (
    <div className="row">
      <Button
        why={shut ?? (usesModels ? busy : words.noReader)}
        price={usesModels ? price : undefined}
        onClick={() => void readStyle()}
      >
        <Eye aria-hidden />
        {project.styleWords?.read ? words.readAgain : words.read}
      </Button>
      <Button plain why={shut ?? (measuring ? words.measuring : undefined)} onClick={() => void measure()}>
        <Palette aria-hidden />
        {words.measure}
      </Button>
    </div>
  )
}
