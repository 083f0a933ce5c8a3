import { Crop as CropIcon } from 'lucide-react'
import { useState } from 'react'
import { LIMITS } from '../../../domain/project/limits.ts'
import type { Project } from '../../../domain/project/project.ts'
import type { Crop, Subject } from '../../../domain/scene/subject.ts'
import { Button } from '../../kit/Button.tsx'
import { whoWords as words } from '../../words/en/who.ts'
import { seconds } from '../../words/format.ts'
import { CropDialog } from './CropDialog.tsx'
import { CropPicture } from './CropPicture.tsx'

interface SubjectCropsProps {
  readonly project: Project
  readonly subject: Subject
  readonly readOnly: boolean
}

/** The parts of frames that show an entry; the first is large, and pictures are drawn from it. */
export function SubjectCrops({ project, subject, readOnly }: SubjectCropsProps) {
  const [cutting, setCutting] = useState<Crop | 'new'>()
  const { crops = [], label } = subject
  const why = readOnly
    ? words.readOnly
    : project.frames.length === 0
      ? words.noFrames
      : crops.length >= LIMITS.crops
        ? words.cropsFull(LIMITS.crops)
        : undefined
  return (
    <div className="who-crops">
      {crops.length === 0 && <p className="who-no-crop quiet">{words.noCrop}</p>}
      <ul>
        {crops.map((crop, i) => {
          const frame = project.frames.find(({ id }) => id === crop.frame)
          return (
            <li key={crop.id} className={i === 0 ? 'is-first' : undefined}>
              <button
                type="button"
                className="who-crop"
                aria-label={words.crop(i + 1, label)}
                onClick={() => setCutting(crop)}
              >
                {frame ? (
                  <CropPicture
                    frame={frame}
                    rectangle={crop.rectangle}
                    alt={words.picture(label, seconds(frame.time))}
                  />
                ) : (
                  <span className="who-gone quiet">{words.gone}</span>
                )}
              </button>
            </li>
          )
        })}
      </ul>
      <Button plain why={why} onClick={() => setCutting('new')}>
        <CropIcon aria-hidden />
        {words.addCrop}
      </Button>
      {cutting && (
        <CropDialog
          project={project}
          subject={subject}
          crop={cutting === 'new' ? undefined : cutting}
          readOnly={readOnly}
          onClose={() => setCutting(undefined)}
        />
      )}
    </div>
  )
}
