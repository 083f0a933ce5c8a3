import { Dialog } from '@base-ui/react/dialog'
import { type Frame, type Project, sentFrames, sentIdentityFrame } from '../domain/project.ts'
import { isOwnServer } from '../domain/settings.ts'
import { useModels } from '../store/catalogue-store.ts'
import { useProjectStore } from '../store/project-store.ts'
import { closeSending, useSendingStore, withholdFrame } from '../store/sending-store.ts'
import { seconds } from './format.ts'
import { useBlobUrl } from './use-blob-url.ts'

/** Exactly what the three steps send, and to which model; asked before the first call of a project. */
export function SendingSheet({ open }: { readonly open: boolean }) {
  const project = useProjectStore((state) => state.project)
  const asked = useSendingStore((state) => state.answer !== undefined)
  const { settings, models } = useModels()
  if (!project) return null
  const own = isOwnServer(settings.baseUrl)
  const sent = sentFrames(project)
  const identity = sentIdentityFrame(project)
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
            </section>
            <section aria-labelledby="sending-direct">
              <h3 id="sending-direct">
                Generate shots <Model id={models.director.id} />
              </h3>
              <p className="quiet">The scene description and the identity frame{at(identity)}.</p>
              {project.context.trim() !== '' && <p className="sending-text">{project.context}</p>}
            </section>
            <section aria-labelledby="sending-draw">
              <h3 id="sending-draw">
                Each picture <Model id={models.image.id} />
              </h3>
              <p className="quiet">
                The shot’s text, the scene description,{' '}
                {identity ? `the identity frame${at(identity)}` : 'no frame of the clip'} and the style
                picture.
              </p>
              <div className="sending-references">
                {identity && <Picture blob={identity.blob} alt="Identity frame" />}
                {project.style && <Picture blob={project.style.blob} alt="Style picture" />}
              </div>
            </section>
          </div>
          <div className="row end">
            {asked ? (
              <>
                <Dialog.Close className="button">Cancel</Dialog.Close>
                <button type="button" className="button primary" onClick={() => closeSending(true)}>
                  Send
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
