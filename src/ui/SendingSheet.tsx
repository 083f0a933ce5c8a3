import { Dialog } from '@base-ui/react/dialog'
import { nearestAspectRatio } from '../domain/aspect-ratio.ts'
import type { JobKind } from '../domain/job.ts'
import {
  type Frame,
  type Project,
  sentFrames,
  sentIdentityFrame,
  aspectRatio as shapeOf,
} from '../domain/project.ts'
import { type ChatPrompt, describePrompt, directPrompt, paintPrompt } from '../domain/prompts.ts'
import type { ReferenceRole } from '../domain/shot.ts'
import { useAppStore } from '../store/app-store.ts'
import { useModels } from '../store/catalogue-store.ts'
import { useProjectStore } from '../store/open-project.ts'
import { closeSending, useSendingStore, withholdFrame } from '../store/sending-store.ts'
import { useOwnServer } from '../store/settings-store.ts'
import { seconds } from './format.ts'
import { useBlobUrl } from './use-blob-url.ts'
import { type Prices, usePrices } from './use-prices.ts'

/** Exactly what the three steps send, and to which model; asked before the first call of a project. */
export function SendingSheet({ open }: { readonly open: boolean }) {
  const project = useProjectStore((state) => state.project)
  const asked = useSendingStore((state) => state.answer !== undefined)
  const step = useSendingStore((state) => state.step)
  const prices = usePrices()
  const visitOnly = useAppStore((state) => state.visitOnly !== undefined)
  const { settings, models } = useModels()
  const own = useOwnServer()
  if (!project) return null
  const sent = sentFrames(project)
  const identity = sentIdentityFrame(project)
  const drawnFrom = settings.imageReferences >= 2 ? identity : undefined
  const price = step && priceOf(step, prices)
  const words = wordsFor(project, drawnFrom ? ['identity', 'style'] : ['style'])
  const host = new URL(settings.baseUrl).host
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && closeSending(false)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog sending">
          <Dialog.Title>What leaves this device</Dialog.Title>
          <Dialog.Description className="sending-lead">
            When you press a step’s button, this goes to <strong>{host}</strong>
            {own
              ? ', a server on this machine.'
              : ' and on to the provider of the model. What providers keep is set in your account there; for pictures it cannot be asked for call by call.'}{' '}
            The clip itself never leaves.
            {visitOnly &&
              ' Nothing is kept after this visit, also no picture that was paid for: export before you close this tab.'}
          </Dialog.Description>
          <div className="dialog-body">
            <section aria-labelledby="sending-describe">
              <h3 id="sending-describe">
                Analyze video <Model id={models.context.id} />
              </h3>
              <p className="quiet">
                {project.frames.length === 0
                  ? 'The sampled frames, once they are there.'
                  : `${sent.length} of ${project.frames.length} frames. Take out what is to stay here.`}
              </p>
              <ul className="sending-frames" aria-label="Frames to send">
                {project.frames.map((frame) => (
                  <FrameChoice key={frame.id} frame={frame} project={project} />
                ))}
              </ul>
              <Words text={words.describe} />
            </section>
            <section aria-labelledby="sending-direct">
              <h3 id="sending-direct">
                Generate shots <Model id={models.director.id} />
              </h3>
              <p className="quiet">The scene description and the identity frame{at(identity)}.</p>
              {project.context.trim() !== '' && <p className="sending-text">{project.context}</p>}
              <Words text={words.direct} />
            </section>
            <section aria-labelledby="sending-draw">
              <h3 id="sending-draw">
                Each picture <Model id={models.image.id} />
              </h3>
              <p className="quiet">
                The shot’s text, the scene description,{' '}
                {drawnFrom ? `the identity frame${at(drawnFrom)}` : 'no frame of the clip'} and the style
                picture
                {settings.imageReferences >= 3 && ', and the first drawn shot where there is an earlier one'}.
              </p>
              <div className="sending-references">
                {drawnFrom && <Picture blob={drawnFrom.blob} alt="Identity frame" />}
                {project.style && <Picture blob={project.style.blob} alt="Style picture" />}
              </div>
              <Words text={words.paint} />
            </section>
          </div>
          <div className="row end">
            {asked ? (
              <>
                <Dialog.Close className="button">Cancel</Dialog.Close>
                <button
                  type="button"
                  className="button primary"
                  aria-description={price}
                  onClick={() => closeSending(true)}
                >
                  Send
                  {price && (
                    <span className="price" aria-hidden>
                      {price}
                    </span>
                  )}
                </button>
              </>
            ) : (
              <Dialog.Close className="button">Close</Dialog.Close>
            )}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** The very words of each step, as far as they are known by now. */
function wordsFor(project: Project, roles: readonly ReferenceRole[]) {
  const times = sentFrames(project).map(({ time }) => time)
  const shot = project.shots[0]
  const { context, settings } = project
  const frameTime = sentIdentityFrame(project)?.time ?? 0
  const aspectRatio = nearestAspectRatio(shapeOf(project))
  return {
    describe: times.length > 0 ? chatWords(describePrompt(times)) : undefined,
    direct:
      context.trim() === ''
        ? undefined
        : chatWords(directPrompt({ context, frameTime, times, count: settings.shotCount })),
    paint: shot && paintPrompt({ shot, context, roles, aspectRatio }),
  }
}

const chatWords = ({ system, user }: ChatPrompt) => `${system}\n\n${user}`

function Words({ text }: { readonly text: string | undefined }) {
  if (text === undefined) return null
  return (
    <details className="prompt">
      <summary>The exact words</summary>
      <p>{text}</p>
    </details>
  )
}

function priceOf({ kind, shots }: { kind: JobKind; shots: number }, prices: Prices | undefined) {
  if (kind === 'analyze' || kind === 'shots') return prices?.[kind]
  return prices?.images(shots)
}

const at = (frame: Frame | undefined) => (frame ? ` at ${seconds(frame.time)}` : '')

function Model({ id }: { readonly id: string }) {
  return <span className="quiet">→ {id || 'no model'}</span>
}

function FrameChoice({ frame, project }: { readonly frame: Frame; readonly project: Project }) {
  const url = useBlobUrl(frame.blob)
  const goes = !project.settings.withheld?.includes(frame.id)
  return (
    <li className={goes ? 'sending-frame' : 'sending-frame kept'}>
      <label>
        {url && <img src={url} alt="" />}
        <span className="sending-frame-name">
          <input
            type="checkbox"
            checked={goes}
            onChange={(event) => withholdFrame(frame.id, !event.target.checked)}
          />
          <span className="figures">{seconds(frame.time)}</span>
        </span>
      </label>
    </li>
  )
}

function Picture({ blob, alt }: { readonly blob: Frame['blob']; readonly alt: string }) {
  const url = useBlobUrl(blob)
  return url ? <img src={url} alt={alt} /> : null
}
