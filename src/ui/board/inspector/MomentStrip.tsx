import type { Frame } from '../../../domain/project/project.ts'
import { useIdle } from '../../jobs/use-idle.ts'
import { useBlobUrl } from '../../kit/use-blob-url.ts'
import { frameShares, type Span } from './moment.ts'

/** Frames beyond this number would be too narrow to be seen. */
const MOST_FRAMES = 24

interface MomentStripProps {
  readonly frames: readonly Frame[]
  readonly span: Span
}

/** The sampled frames along the slider, each as wide as the time that it stands for. */
export function MomentStrip({ frames, span }: MomentStripProps) {
  const every = Math.ceil(frames.length / MOST_FRAMES)
  const some = frames.filter((_, index) => index % every === 0)
  const share = (time: number) => `${(100 * (time - span.start)) / (span.end - span.start)}%`
  return (
    <div aria-hidden>
      <div className="moment-strip">
        {frameShares(some, span).map(({ frame, share: wide }) => (
          <StripFrame key={frame.id} frame={frame} wide={wide} />
        ))}
      </div>
      <div className="moment-ticks">
        {frames.map((frame) => (
          <span key={frame.id} style={{ insetInlineStart: share(frame.time) }} />
        ))}
      </div>
    </div>
  )
}

function StripFrame({ frame, wide }: { readonly frame: Frame; readonly wide: number }) {
  const url = useBlobUrl(useIdle() ? frame.blob : undefined)
  return <span style={{ flexGrow: wide }}>{url && <img src={url} alt="" />}</span>
}
