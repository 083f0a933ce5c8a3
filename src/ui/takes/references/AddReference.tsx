import { Crop, Plus } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { ReferenceEntry, ReferenceRole } from '../../../domain/board/reference.ts'
import type { Shot } from '../../../domain/board/shot.ts'
import { type Problem, problemOf } from '../../../domain/problem.ts'
import type { Project } from '../../../domain/project/project.ts'
import type { PlannedReference } from '../../../domain/takes/planned-reference.ts'
import { partOfFrame } from '../../../domain/takes/reference-list.ts'
import { addReferenceFile, newEntry, setReferences } from '../../../store/takes/references.ts'
import { Alert } from '../../kit/Alert.tsx'
import { FileInput, IMAGE_TYPES } from '../../kit/FileInput.tsx'
import { CutDialog } from '../../scene/who/CutDialog.tsx'
import { referenceListWords as words } from '../../words/en/reference-list.ts'
import { referenceText } from '../../words/reference-text.ts'
import { addable } from './addable.ts'
import { ReferencePicture } from './ReferencePicture.tsx'

interface AddReferenceProps {
  readonly project: Project
  readonly shot: Shot
  /** The list that a picture is added to. */
  readonly list: readonly ReferenceEntry[]
  /** Why none can be added. */
  readonly why: string | undefined
}

/** Adds a frame, a picture of the board, a style picture or a file to a shot's list. */
export function AddReference({ project, shot, list, why }: AddReferenceProps) {
  const [open, setOpen] = useState(false)
  const [cutting, setCutting] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const opener = useRef<HTMLButtonElement>(null)
  const close = () => {
    setOpen(false)
    opener.current?.focus()
  }
  const roleFor = (picture?: PlannedReference): ReferenceRole => {
    const usual = picture?.role ?? 'identity'
    return usual === 'identity' && list.some(({ role }) => role === 'identity') ? 'moment' : usual
  }
  const add = (picture: PlannedReference) => {
    if (picture.source) setReferences(shot.id, [...list, newEntry(roleFor(picture), picture.source)])
    close()
  }
  const addFile = async (file: File | undefined) => {
    setProblem(undefined)
    if (!file) return
    try {
      await addReferenceFile(shot.id, file, list, roleFor() === 'moment' ? 'place' : 'identity')
      close()
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  /** Esc closes the choice first, and the inspector only after that. */
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open || cutting) return
    event.preventDefault()
    close()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its keys come from what is in it.
    <div className="reference-add" onKeyDown={onKeyDown}>
      <button
        ref={opener}
        type="button"
        className="button wide reference-opener"
        aria-disabled={why === undefined ? undefined : true}
        aria-description={why}
        title={why}
        aria-expanded={open}
        onClick={() => why === undefined && setOpen(!open)}
      >
        <Plus aria-hidden />
        {words.add}
      </button>
      {open && why === undefined && (
        <div className="reference-choice">
          {addable(project, shot).map(({ kind, pictures }) => (
            <fieldset key={kind} className="reference-group">
              <legend>{words.addFrom[kind]}</legend>
              {pictures.map((picture) => (
                <Choice key={picture.id} picture={picture} onAdd={() => add(picture)} />
              ))}
            </fieldset>
          ))}
          <button
            type="button"
            className="button wide"
            aria-disabled={project.frames.length === 0 || undefined}
            onClick={() => project.frames.length > 0 && setCutting(true)}
          >
            <Crop aria-hidden />
            {words.addPart}
          </button>
          {cutting && (
            <CutDialog
              project={project}
              title={words.cropTitle}
              cut={undefined}
              readOnly={false}
              onCut={({ frame, rectangle }) => {
                setReferences(shot.id, [...list, newEntry(roleFor(), partOfFrame(frame, rectangle))])
                close()
              }}
              onClose={() => setCutting(false)}
            />
          )}
          <FileInput
            label={words.addFile}
            accept={IMAGE_TYPES}
            className="button wide"
            onFiles={([file]) => addFile(file)}
          >
            {words.addFile}
          </FileInput>
          {problem && <Alert problem={problem} onClose={() => setProblem(undefined)} />}
        </div>
      )}
    </div>
  )
}

interface ChoiceProps {
  readonly picture: PlannedReference
  readonly onAdd: () => void
}

function Choice({ picture, onAdd }: ChoiceProps) {
  const name = referenceText(picture)
  return (
    <button
      type="button"
      className="reference-pick"
      aria-label={words.addOne(name)}
      title={name}
      onClick={onAdd}
    >
      <ReferencePicture reference={picture} alt="" />
    </button>
  )
}
