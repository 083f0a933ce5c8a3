import { Check } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import {
  ALL_KINDS,
  baseName,
  FILE_KIND_ROWS,
  type FileKind,
  kindsFor,
  rowOf,
  type SizeFacts,
} from '../../domain/handover/file-kinds.ts'
import type { Project } from '../../domain/project/project.ts'
import { chosenKinds, tickedKinds, tickKind, useChoices } from '../../store/handover/choices.ts'
import { type FileState, useMadeFiles } from '../../store/handover/made-files.ts'
import { makeAgain } from '../../store/handover/make-files.ts'
import { sizeFacts } from '../../store/handover/size-facts.ts'
import { Alert } from '../kit/Alert.tsx'
import { Bar } from '../kit/Bar.tsx'
import { animaticWords } from '../words/en/animatic.ts'
import { exportWords } from '../words/en/exports.ts'
import { handOverWords as words } from '../words/en/hand-over.ts'
import { unitWords } from '../words/en/units.ts'
import { wordsForExport } from '../words/export-words.ts'
import { fileWords } from '../words/file-words.ts'
import { fileSize } from '../words/format.ts'

interface FileListProps {
  readonly project: Project
  readonly running: boolean
}

/** The files of the chosen preset first, then all others. */
export function FileList({ project, running }: FileListProps) {
  const choices = useChoices()
  const facts = useSizeFacts(project)
  const own = kindsFor(choices.preset)
  const kinds = [...own, ...ALL_KINDS.filter((kind) => !own.includes(kind))]
  const chosen = chosenKinds(choices)
  const ticked = tickedKinds(choices)
  return (
    <>
      <div className="hand-over-head">
        <h3 className="room-title">{words.files}</h3>
        <span className="quiet figures">{words.chosen(chosen.length, kinds.length)}</span>
      </div>
      <ul className="file-rows">
        {kinds.map((kind) => (
          <FileRow
            key={kind}
            kind={kind}
            on={chosen.includes(kind)}
            neededBy={ticked.includes(kind) ? [] : whoNeeds(kind, chosen)}
            bytes={facts && rowOf(kind).estimate(facts)}
            running={running}
          />
        ))}
      </ul>
    </>
  )
}

const whoNeeds = (kind: FileKind, chosen: readonly FileKind[]) =>
  FILE_KIND_ROWS.filter(([one, { needs }]) => chosen.includes(one) && needs.includes(kind)).map(
    ([, { path }]) => baseName(path),
  )

function useSizeFacts(project: Project): SizeFacts | undefined {
  const [facts, setFacts] = useState<SizeFacts>()
  useEffect(() => {
    let gone = false
    void sizeFacts(project).then((found) => !gone && setFacts(found))
    return () => {
      gone = true
    }
  }, [project])
  return facts
}

interface FileRowProps {
  readonly kind: FileKind
  readonly on: boolean
  /** Chosen files that name this one, where the person has not ticked it. */
  readonly neededBy: readonly string[]
  readonly bytes: number | undefined
  readonly running: boolean
}

function FileRow({ kind, on, neededBy, bytes, running }: FileRowProps) {
  const state = useMadeFiles(({ files }) => files[kind])
  const id = useId()
  const held = running || neededBy.length > 0
  return (
    <li>
      <label className="file-row">
        <input
          type="checkbox"
          aria-labelledby={`${id}-name`}
          aria-describedby={`${id}-about`}
          checked={on}
          aria-disabled={held || undefined}
          onChange={({ target }) => !held && tickKind(kind, target.checked)}
        />
        <span className="made-name" id={`${id}-name`}>
          {baseName(rowOf(kind).path)}
        </span>
        <span className="quiet figures">
          <Progress state={state} guess={bytes} />
        </span>
        <span className="quiet" id={`${id}-about`}>
          {exportWords.purposes[kind]}
          {neededBy.length > 0 && ` ${words.neededBy(neededBy)}`}
        </span>
      </label>
      {state?.status === 'made' &&
        state.files
          .flatMap(({ notes = [] }) => notes)
          .map((note) => (
            <p key={note} className="quiet">
              {animaticWords.notes[note]}
            </p>
          ))}
      {state?.status === 'making' && (
        <Bar thin done={state.step && state.share === 0 ? undefined : state.share} />
      )}
      {state?.status === 'failed' && (
        <Alert problem={state.problem}>
          {!running && (
            <button
              type="button"
              className="button"
              onClick={() => void makeAgain({ inside: wordsForExport(), marks: fileWords() }, kind)}
            >
              {words.tryAgain}
            </button>
          )}
        </Alert>
      )}
    </li>
  )
}

interface ProgressProps {
  readonly state: FileState | undefined
  readonly guess: number | undefined
}

/** About how large it will be; then how far it is; then how large it is. */
function Progress({ state, guess }: ProgressProps) {
  switch (state?.status) {
    case 'waiting':
      return words.waiting
    case 'making':
      if (state.step && state.share === 0) return words.steps[state.step]
      return unitWords.percent(String(Math.round(state.share * 100)))
    case 'made':
      return (
        <>
          {fileSize(state.files.reduce((sum, { content }) => sum + content.size, 0))}
          <Check aria-label={words.isMade} />
        </>
      )
    default:
      return guess === undefined ? null : unitWords.about(fileSize(guess))
  }
}
