import { useState } from 'react'
import { keptTakes, type Shot, type Take, takeNumber } from '../../domain/board/shot.ts'
import { nearestFrame, type Project } from '../../domain/project/project.ts'
import { downloadOriginal, downloadUpscaled } from '../../store/handover/downloads.ts'
import { Button } from '../kit/Button.tsx'
import { Select } from '../kit/Select.tsx'
import { useBlobUrl } from '../kit/use-blob-url.ts'
import { seconds } from '../words/format.ts'
import { CompareSlider } from './CompareSlider.tsx'
import { ReceiptList } from './ReceiptList.tsx'
import { TakePanel } from './TakePanel.tsx'
import { useLost } from './use-lost.ts'

interface ShotLargeProps {
  readonly project: Project
  readonly shot: Shot
  readonly take: Take
  readonly number: number
}

/**
 * A take large, upscaled where it is, against the original or the clip's own frame, with its text
 * and receipt.
 */
export function ShotLarge({ project, shot, take, number }: ShotLargeProps) {
  const { upscaled } = take
  const [against, setAgainst] = useState<string>(
    upscaled ? 'original' : shot.sourceTime === undefined ? '' : 'clip',
  )
  const source = shot.sourceTime === undefined ? undefined : nearestFrame(project.frames, shot.sourceTime)
  const original = useBlobUrl(take.blob)
  const large = useBlobUrl(upscaled?.blob)
  const other = keptTakes(shot).find(({ id }) => id === against)
  const lost = useLost(take.blob)
  const lostLarge = useLost(upscaled?.blob)
  const otherPicture = useBlobUrl(other?.blob)
  const others = keptTakes(shot).filter(({ id }) => id !== take.id)
  const frame = useBlobUrl(source?.blob)
  const scale = upscaled?.scale ?? 1
  const compared = other
    ? { under: otherPicture, underName: `Take ${takeNumber(shot, other)}` }
    : against === 'original' && upscaled
      ? { under: original, underName: `Original, ${take.width} × ${take.height}` }
      : { under: frame, underName: source && `Frame of the clip at ${seconds(source.time)}` }
  return (
    <div className="viewer-body">
      <CompareSlider
        picture={upscaled ? large : original}
        alt={`Shot ${number}: ${shot.text}`}
        {...compared}
        width={take.width * scale}
        height={take.height * scale}
      />
      <div className="viewer-facts">
        <p className="viewer-text">{shot.text}</p>
        {(others.length > 0 || (upscaled && source)) && (
          <label className="pick">
            <span>Compare with</span>
            <Select value={against} onChange={(event) => setAgainst(event.target.value)}>
              {upscaled && <option value="original">Original</option>}
              {source && <option value="clip">Clip</option>}
              {!upscaled && !source && <option value="">Nothing</option>}
              {others.map((one) => (
                <option key={one.id} value={one.id}>
                  Take {takeNumber(shot, one)}
                </option>
              ))}
            </Select>
          </label>
        )}
        <TakePanel shot={shot} take={take} />
        <ReceiptList take={take} />
        <Button why={lost} onClick={() => void downloadOriginal(shot.id)}>
          Download original
        </Button>
        {upscaled && (
          <Button why={lostLarge} onClick={() => void downloadUpscaled(shot.id)}>
            Download upscaled
          </Button>
        )}
      </div>
    </div>
  )
}
