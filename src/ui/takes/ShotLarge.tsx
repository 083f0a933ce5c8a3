import { useState } from 'react'
import type { Spot } from '../../domain/board/marks.ts'
import { keptTakes, type Shot, type Take, takeNumber } from '../../domain/board/shot.ts'
import { nearestFrame } from '../../domain/clip/frames.ts'
import type { Project } from '../../domain/project/project.ts'
import { useJobStore } from '../../store/jobs/store.ts'
import { useStaleStore } from '../../store/takes/stale.ts'
import { FocusBack } from '../board/guides/FocusBack.tsx'
import { FocusHandle } from '../board/guides/FocusHandle.tsx'
import { ShotMarks } from '../board/guides/ShotMarks.tsx'
import { useMarks } from '../board/guides/use-marks.ts'
import { Making } from '../board/Making.tsx'
import { BurnNote } from '../handover/BurnNote.tsx'
import { EXPORTS } from '../handover/exports.ts'
import { Button } from '../kit/Button.tsx'
import { Select } from '../kit/Select.tsx'
import { useBlobUrl } from '../kit/use-blob-url.ts'
import { takesWords as words } from '../words/en/takes.ts'
import { unitWords } from '../words/en/units.ts'
import { seconds } from '../words/format.ts'
import { CompareSlider } from './CompareSlider.tsx'
import { DrawAgain } from './DrawAgain.tsx'
import { EditState } from './edit/EditState.tsx'
import { MoreTakes } from './MoreTakes.tsx'
import { ReceiptList } from './ReceiptList.tsx'
import { TakePanel } from './TakePanel.tsx'
import { useLost } from './use-lost.ts'

interface ShotLargeProps {
  readonly project: Project
  readonly shot: Shot
  readonly take: Take
  readonly number: string
}

/**
 * A take large, upscaled where it is, against the original or the clip's own frame, with its text
 * and receipt.
 */
export function ShotLarge({ project, shot, take, number }: ShotLargeProps) {
  const { upscaled } = take
  const usual = upscaled ? 'original' : shot.sourceTime === undefined ? '' : 'clip'
  const [against, setAgainst] = useState<string>(usual)
  const progress = useJobStore((state) => state.shots[shot.id])
  const busy = progress?.status === 'failed' ? undefined : progress
  const marks = useMarks(shot, take)
  const stale = useStaleStore((state) => state.stale.has(take.id))
  const [held, setHeld] = useState<Spot>()
  const [seen, setSeen] = useState(take.id)
  // Another take is compared with what is usual for it. What it was asked for stays open.
  if (seen !== take.id) {
    setSeen(take.id)
    setAgainst(usual)
    setHeld(undefined)
  }
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
    ? { under: otherPicture, underName: words.take(takeNumber(shot, other)) }
    : against === 'original' && upscaled
      ? { under: original, underName: words.originalSize(unitWords.pictureSize(take.width, take.height)) }
      : { under: frame, underName: source && words.clipFrame(seconds(source.time)) }
  return (
    <div className={stale ? 'viewer-body is-stale' : 'viewer-body'}>
      <CompareSlider
        key={take.id}
        picture={upscaled ? large : original}
        alt={words.shotText(number, shot.text)}
        name={against === 'original' && upscaled ? words.upscaled : words.take(takeNumber(shot, take))}
        {...compared}
        width={take.width * scale}
        height={take.height * scale}
      >
        <ShotMarks shot={shot} take={held ? { ...take, focusByHand: held } : take} />
        {busy && <Making progress={busy} over />}
        {marks && <FocusHandle take={take} number={number} held={held} onHold={setHeld} />}
      </CompareSlider>
      <div className="viewer-facts">
        <p className="viewer-text">{shot.text}</p>
        {(others.length > 0 || (upscaled && source)) && (
          <label className="pick">
            <span>{words.compareWith}</span>
            <Select value={against} onChange={(event) => setAgainst(event.target.value)}>
              {upscaled && <option value="original">{words.original}</option>}
              {source && <option value="clip">{words.clip}</option>}
              {!upscaled && !source && <option value="">{words.nothing}</option>}
              {others.map((one) => (
                <option key={one.id} value={one.id}>
                  {words.take(takeNumber(shot, one))}
                </option>
              ))}
            </Select>
          </label>
        )}
        {marks && <FocusBack take={take} />}
        <MoreTakes project={project} shot={shot} />
        <EditState shot={shot} />
        <TakePanel shot={shot} take={take} />
        <ReceiptList project={project} take={take} />
        <DrawAgain shot={shot} take={take} />
        <Button why={lost} onClick={() => void EXPORTS.original(shot.id)}>
          {words.downloadOriginal}
        </Button>
        <BurnNote />
        {upscaled && (
          <Button why={lostLarge} onClick={() => void EXPORTS.upscaled(shot.id)}>
            {words.downloadUpscaled}
          </Button>
        )}
      </div>
    </div>
  )
}
