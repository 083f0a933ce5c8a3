import { useEffect, useState } from 'react'
import { identityFor, identityFrame, nearestFrame, sentFrames } from '../../domain/clip/frames.ts'
import type { FrameId } from '../../domain/ids.ts'
import type { Project } from '../../domain/project/project.ts'
import { dropFrame, endScrub, takeShownFrame, useScrubStore } from '../../store/clip/scrub.ts'
import { useJobStore } from '../../store/jobs/store.ts'
import { chooseIdentityFrame } from '../../store/project/edits.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { useReach } from '../../store/settings/store.ts'
import { Alert } from '../kit/Alert.tsx'
import { Button } from '../kit/Button.tsx'
import { DialogFrame } from '../kit/DialogFrame.tsx'
import { framesWords as words } from '../words/en/frames.ts'
import { seconds } from '../words/format.ts'
import { countedText } from '../words/job-text.ts'
import { FramePicker, FrameScrubber } from './FrameScrubber.tsx'
import { FrameWishes } from './FrameWishes.tsx'

interface FramesDialogProps {
  readonly open: boolean
  readonly onClose: () => void
}

/** The dialog in which the user picks frames by hand. */
export function FramesDialog({ open, onClose }: FramesDialogProps) {
  const project = useProjectStore((state) => state.project)
  const job = useJobStore((state) => state.job)
  useEffect(() => (open ? endScrub : undefined), [open])
  return (
    <DialogFrame open={open} onClose={onClose} title={words.title}>
      <div className="dialog-body">
        {project && <FrameEditor project={project} />}
        <FrameWishes />
        <p className="quiet" aria-live="polite">
          {job?.kind === 'sample' ? countedText(job) : words.staying}
        </p>
      </div>
    </DialogFrame>
  )
}

function FrameEditor({ project }: { readonly project: Project }) {
  const reach = useReach()
  const [chosen, setChosen] = useState<FrameId>()
  const [asked, setAsked] = useState<number>()
  const { shown, decoding, problem } = useScrubStore()
  const { video, frames } = project
  const selected = frames.find(({ id }) => id === chosen) ?? identityFrame(project)
  if (!video?.info || !video.window || !selected) return null
  const time = asked ?? selected.time
  const select = (id: FrameId | undefined) => {
    setChosen(id)
    setAsked(undefined)
  }
  const use = async (old?: FrameId) => select(await takeShownFrame(old))
  const drop = () => {
    dropFrame(selected.id)
    select(
      nearestFrame(
        frames.filter(({ id }) => id !== selected.id),
        selected.time,
      )?.id,
    )
  }
  const at = seconds(selected.time)
  const isIdentity = identityFor(project, reach)?.id === selected.id
  const staysHere = reach.leavesDevice && !sentFrames(project).includes(selected)
  const whyNotUse =
    time === selected.time
      ? words.moveFirst
      : decoding || !shown
        ? words.decoding
        : frames.some((frame) => frame.time === shown.presentedAt)
          ? words.isThere
          : undefined
  return (
    <>
      <FrameScrubber
        info={video.info}
        window={video.window}
        frames={frames}
        selected={selected}
        time={time}
        onTime={setAsked}
      />
      {problem && <Alert problem={problem} onClose={endScrub} />}
      <FramePicker frames={frames} selected={selected.id} onSelect={(frame) => select(frame.id)} />
      <div className="frame-actions">
        <Button primary why={whyNotUse} onClick={() => void use(selected.id)}>
          {words.replace(at)}
        </Button>
        <Button why={whyNotUse} onClick={() => void use()}>
          {words.add}
        </Button>
        <Button why={frames.length === 1 ? words.only : undefined} onClick={drop}>
          {words.drop(at)}
        </Button>
        <Button
          why={isIdentity ? words.isIdentity : staysHere ? words.stays : undefined}
          onClick={() => chooseIdentityFrame(selected.id)}
        >
          {words.makeIdentity}
        </Button>
      </div>
      <p className="quiet">{words.identityHelp}</p>
    </>
  )
}
