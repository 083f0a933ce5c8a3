import { UserPlus } from 'lucide-react'
import type { SubjectId } from '../../../domain/ids.ts'
import { LIMITS } from '../../../domain/project/limits.ts'
import type { Project } from '../../../domain/project/project.ts'
import { type OfferedFace, offeredFaces, unshownFaces } from '../../../domain/scene/offered-faces.ts'
import { addCrop, addFace } from '../../../store/scene/subjects.ts'
import { Button } from '../../kit/Button.tsx'
import { TERMS } from '../../words/en/board.ts'
import { facesInClipWords as words } from '../../words/en/faces-in-clip.ts'
import { whoWords } from '../../words/en/who.ts'
import { clockTenths } from '../../words/format.ts'
import { CropPicture } from './CropPicture.tsx'

interface FacesInClipProps {
  readonly project: Project
  readonly readOnly: boolean
  /** Names that a new person may get. */
  readonly labels: () => Iterable<string>
}

/** The faces of the measured clip, to be taken as people; who is the same, a person says. */
export function FacesInClip({ project, readOnly, labels }: FacesInClipProps) {
  const faces = offeredFaces(project)
  const unshown = unshownFaces(project)
  if (faces.length + unshown === 0) return null
  return (
    <section className="clip-faces" aria-labelledby="clip-faces-title">
      <h4 id="clip-faces-title">{words.title}</h4>
      <p className="quiet">{words.help}</p>
      <ul>
        {faces.map((face) => (
          <li key={face.key}>
            <FaceInClip project={project} face={face} readOnly={readOnly} labels={labels} />
          </li>
        ))}
      </ul>
      {unshown > 0 && <p className="quiet">{words.unshown(unshown)}</p>}
    </section>
  )
}

interface FaceInClipProps extends FacesInClipProps {
  readonly face: OfferedFace
}

function FaceInClip({ project, face, readOnly, labels }: FaceInClipProps) {
  const { cut, from, to, size, facing, label } = face
  const people = project.people ?? []
  const frame = project.frames.find(({ id }) => id === cut.frame)
  const at = words.seen(clockTenths(from), clockTenths(to))
  const why = readOnly ? whoWords.readOnly : undefined
  const full = people.length >= LIMITS.subjects ? whoWords.full(LIMITS.subjects) : undefined
  const isFull = ({ crops = [] }: (typeof people)[number]) => crops.length >= LIMITS.crops
  return (
    <>
      {frame && <CropPicture frame={frame} rectangle={cut.rectangle} alt={words.face(at)} />}
      <p>
        <span className="figures">{at}</span>
        <span className="quiet">{[TERMS[size], TERMS[facing]].join(' · ')}</span>
      </p>
      {label === undefined ? (
        <>
          <Button plain why={why ?? full} onClick={() => addFace(labels(), cut)}>
            <UserPlus aria-hidden />
            {words.add}
          </Button>
          {people.length > 0 && (
            <select
              className="input"
              aria-label={words.sameOf(at)}
              title={why}
              disabled={readOnly}
              value=""
              onChange={(event) => addCrop(event.target.value as SubjectId, cut)}
            >
              <option value="">{words.same}</option>
              {people.map((one) => (
                <option key={one.id} value={one.id} disabled={isFull(one)}>
                  {one.label}
                </option>
              ))}
            </select>
          )}
        </>
      ) : (
        <p className="quiet">{words.taken(label)}</p>
      )}
    </>
  )
}
