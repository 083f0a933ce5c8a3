import { Crop, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { REFERENCE_ROLES, type ReferenceRole, type ReferenceSource } from '../../../domain/board/reference.ts'
import { WHOLE_FRAME } from '../../../domain/scene/crop-rectangle.ts'
import type { ManifestRow } from '../../../domain/takes/planned-reference.ts'
import { partOfFrame } from '../../../domain/takes/reference-list.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { Select } from '../../kit/Select.tsx'
import { useOwnText } from '../../kit/use-own-text.ts'
import { CutDialog } from '../../scene/who/CutDialog.tsx'
import { referenceListWords as words } from '../../words/en/reference-list.ts'
import { ReferencePicture } from './ReferencePicture.tsx'
import { nameOf } from './reference-name.ts'

/** What a person may take a picture for; an edit has its own way. */
const ROLES = REFERENCE_ROLES.filter((role) => role !== 'edit')

interface ReferenceRowProps {
  readonly row: ManifestRow
  readonly place: number
  readonly most: number | undefined
  readonly readOnly: boolean
  /** Classes of a row that is lifted, or that shows where another one is dropped. */
  readonly mark: string
  readonly handle: ReactNode
  readonly onRole: (role: ReferenceRole) => void
  /** Another part of a frame, or another frame. */
  readonly onSource: (source: ReferenceSource) => void
  /** `takesBack` marks the browser's own undo of typing. */
  readonly onWords: (said: string, takesBack: boolean) => void
  readonly onRemove: () => void
}

/** One picture: what it is, what is taken from it, and why it is not sent. */
export function ReferenceRow(props: ReferenceRowProps) {
  const { row, place, most, readOnly, mark, handle, onRole, onSource, onWords, onRemove } = props
  const project = useProjectStore((state) => state.project)
  const { reference, cut } = row
  const [isCutting, setCutting] = useState(false)
  const { source } = reference
  const isFrame = source?.kind === 'frame' || source?.kind === 'crop'
  const name = nameOf(row)
  const state = cut ? 'is-cut' : ''
  const picture = (
    <>
      <ReferencePicture reference={reference} alt={name} gone={cut === 'gone'} />
      <span className="reference-place figures" aria-hidden>
        {place + 1}
      </span>
    </>
  )
  return (
    <li className={`reference-row ${state} ${mark}`}>
      {!readOnly && handle}
      {isFrame && !readOnly ? (
        <button
          type="button"
          className="reference-picture"
          aria-label={words.crop(name)}
          title={words.cropHelp}
          onClick={() => setCutting(true)}
        >
          {picture}
          <Crop className="reference-crop" aria-hidden />
        </button>
      ) : (
        <span className="reference-picture">{picture}</span>
      )}
      <span className="reference-facts">
        {readOnly ? (
          <strong>{words.roles[reference.role]}</strong>
        ) : (
          <Select
            aria-label={words.roleOf(name)}
            value={reference.role}
            onChange={({ target }) => {
              const role = ROLES.find((one) => one === target.value)
              if (role) onRole(role)
            }}
          >
            {ROLES.map((role) => (
              <option key={role} value={role}>
                {words.roles[role]}
              </option>
            ))}
          </Select>
        )}
        <span className="reference-name quiet" dir="auto">
          {name}
        </span>
        <About name={name} said={reference.words ?? ''} readOnly={readOnly} onWords={onWords} />
        {cut && <span className="reference-why">{words.cuts[cut](most)}</span>}
      </span>
      {isCutting && isFrame && project && (
        <CutDialog
          project={project}
          title={words.cropTitle}
          cut={{ frame: source.frame, rectangle: source.kind === 'crop' ? source.rectangle : WHOLE_FRAME }}
          readOnly={readOnly}
          onCut={({ frame, rectangle }) => onSource(partOfFrame(frame, rectangle))}
          onClose={() => setCutting(false)}
        />
      )}
      {!readOnly && (
        <button type="button" className="icon-button" aria-label={words.remove(name)} onClick={onRemove}>
          <X aria-hidden />
        </button>
      )}
    </li>
  )
}

interface AboutProps {
  readonly name: string
  readonly said: string
  readonly readOnly: boolean
  readonly onWords: ReferenceRowProps['onWords']
}

/** A person's own words about a picture, which the prompt says beside it. */
function About({ name, said, readOnly, onWords }: AboutProps) {
  const text = useOwnText<HTMLInputElement>(said, onWords)
  if (readOnly && said === '') return null
  return (
    <input
      type="text"
      className="input reference-about"
      dir="auto"
      autoComplete="off"
      aria-label={words.aboutOf(name)}
      placeholder={words.about}
      readOnly={readOnly}
      {...text}
    />
  )
}
