import { countedShots } from '../../domain/board/counted-shots.ts'
import { numberOf } from '../../domain/board/shot-numbers.ts'
import { baseName, rowOf } from '../../domain/handover/file-kinds.ts'
import type { Project } from '../../domain/project/project.ts'
import type { Basis } from '../../store/handover/basis.ts'
import { chosenKinds, useChoices } from '../../store/handover/choices.ts'
import { type FileState, finishedFiles, useMadeFiles } from '../../store/handover/made-files.ts'
import { cancelMaking, makeAgain, makeFiles } from '../../store/handover/make-files.ts'
import {
  cancelSaving,
  canSaveInFolder,
  canShare,
  saveFiles,
  saveInFolder,
  shareFiles,
} from '../../store/handover/save-files.ts'
import { LockOffer } from '../board/order/LockOffer.tsx'
import { Alert } from '../kit/Alert.tsx'
import { Bar } from '../kit/Bar.tsx'
import { Button } from '../kit/Button.tsx'
import { handOverWords as words } from '../words/en/hand-over.ts'
import { wordsForExport } from '../words/export-words.ts'
import { fileWords } from '../words/file-words.ts'
import { fileSize } from '../words/format.ts'
import { PictureNotes } from './PictureNotes.tsx'
import { ShotsChoice } from './ShotsChoice.tsx'

/** What is to be known of the pictures; Make, the progress and Cancel; then Save and Share. */
export function MakeFoot({ basis }: { readonly basis: Basis }) {
  const { board, shown, version, addendum } = basis
  const made = useMadeFiles()
  const chosen = chosenKinds(useChoices())
  const done = finishedFiles()
  const count = (wanted: FileState['status']) =>
    Object.values(made.files).filter(({ status }) => status === wanted).length
  const failed = count('failed')
  const bytes = done.reduce((sum, { content }) => sum + content.size, 0)
  const why =
    countedShots(shown).length === 0
      ? addendum
        ? words.nothingChanged
        : words.noShots
      : chosen.length === 0
        ? words.noneChosen
        : undefined
  return (
    <div className="hand-over-foot">
      <PictureNotes project={shown} />
      {made.problem && <Alert problem={made.problem} />}
      <div role="status" className="hand-over-said">
        {!made.running && made.cancelled && <p>{words.cancelled}</p>}
        {!made.running && done.length > 0 && <p>{words.done(count('made'), fileSize(bytes))}</p>}
        {!made.running && failed > 0 && <p>{words.failed(failed)}</p>}
        {!made.running && made.outdated && <p>{olderFiles(made.outdated, board)}</p>}
        {made.folder !== undefined && <p>{words.savedInFolder(made.folder)}</p>}
      </div>
      {made.saved && !version && <LockOffer project={board} />}
      {made.running ? (
        <Making />
      ) : made.saving !== undefined ? (
        <Underway text={words.saving} done={made.saving} onCancel={cancelSaving} />
      ) : (
        <>
          {done.length > 0 && (
            <div className="row">
              <Button onClick={() => void saveFiles()}>{made.saved ? words.saveAgain : words.save}</Button>
              {canSaveInFolder() && <Button onClick={() => void saveInFolder()}>{words.saveInFolder}</Button>}
              {canShare() && <Button onClick={() => void shareFiles()}>{words.share}</Button>}
            </div>
          )}
          {made.outdated && <Button onClick={() => void makeAgain(inside())}>{words.makeAgain}</Button>}
          <ShotsChoice project={board} />
          <Button primary={done.length === 0} wide why={why} onClick={() => void makeFiles(inside())}>
            {words.make(chosen.length)}
          </Button>
        </>
      )}
    </div>
  )
}

const inside = () => ({ inside: wordsForExport(), marks: fileWords() })

type Outdated = NonNullable<ReturnType<typeof useMadeFiles.getState>['outdated']>

const olderFiles = ({ kinds, shots }: Outdated, board: Project) =>
  shots.size === 0
    ? words.olderThanBoard(kinds.size)
    : words.olderThanPictures(
        kinds.size,
        [...shots].map((id) => numberOf(board, id)),
      )

function Making() {
  const { files, looked } = useMadeFiles()
  const states = Object.entries(files)
  const current = states.find(([, { status }]) => status === 'making')
  const share = states.reduce((sum, [, state]) => sum + shareOf(state), 0)
  const step = current?.[1].status === 'making' ? current[1].step : undefined
  const file = current && baseName(rowOf(current[0] as Parameters<typeof rowOf>[0]).path)
  const text = !file ? words.looking : step ? words.step(file, step) : words.making(file)
  const isBegun = share > 0 || !step
  const done = looked ?? (isBegun ? share / Math.max(1, states.length) : undefined)
  return <Underway text={text} done={done} onCancel={cancelMaking} />
}

interface UnderwayProps {
  readonly text: string
  /** 0 to 1; undefined while unknown. */
  readonly done: number | undefined
  readonly onCancel: () => void
}

function Underway({ text, done, onCancel }: UnderwayProps) {
  return (
    <>
      <Bar label={text} done={done} />
      <p className="quiet">{text}</p>
      <Button wide onClick={onCancel}>
        {words.cancel}
      </Button>
    </>
  )
}

function shareOf(state: ReturnType<typeof useMadeFiles.getState>['files']['csv']): number {
  if (state?.status === 'making') return state.share
  return state?.status === 'made' || state?.status === 'failed' ? 1 : 0
}
