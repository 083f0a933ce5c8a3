import { Dialog } from '@base-ui/react/dialog'
import type { ReactNode } from 'react'
import { withAgreement } from '../../domain/consent/agreement.ts'
import { callingSteps, type PlannedReference, plansFor } from '../../domain/consent/plans.ts'
import type { Project } from '../../domain/project/project.ts'
import { useAppStore } from '../../store/app/store.ts'
import { callFacts, choiceOf, hostOf } from '../../store/consent/call-facts.ts'
import { type ShownRequest, shownRequest } from '../../store/consent/requests.ts'
import { closeConsent, useConsentStore } from '../../store/consent/store.ts'
import { useModels } from '../../store/models/store.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { useEngines, useOwnServer } from '../../store/settings/store.ts'
import { usePrices } from '../money/use-prices.ts'
import { seconds } from '../words/format.ts'
import { FrameChoice, Picture, References } from './ConsentPictures.tsx'

/**
 * Exactly what the step that asks is about to send, to which host and model; without a step that
 * asks, what each that sends anything would send.
 */
export function ConsentDialog({ open }: { readonly open: boolean }) {
  const project = useProjectStore((state) => state.project)
  const asked = useConsentStore((state) => state.answer !== undefined)
  const step = useConsentStore((state) => state.step)
  const prices = usePrices()
  const visitOnly = useAppStore((state) => state.visitOnly !== undefined)
  const own = useOwnServer()
  const engines = useEngines()
  // For what is not asked by a job, which has its own, the sheet follows settings and catalogue.
  useModels()
  if (!project) return null
  const facts = step?.facts ?? callFacts()
  const calls = step?.kind === 'draw' ? step.shots.length : 1
  const price = step && prices.of(step.kind, calls)
  const stopped = step && prices.stopped(step.kind, calls)
  const steps = step ? [step] : callingSteps(project, engines)
  const plans = steps.flatMap((one) => plansFor(project, one, choiceOf(facts)))
  const requests = plans.map((plan) => shownRequest(plan, facts))
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && closeConsent()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog sending">
          <Dialog.Title>What leaves this device</Dialog.Title>
          <Dialog.Description className="sending-lead">
            When you press {asked ? 'Send' : 'a step’s button'}, this goes to <strong>{hostOf(facts)}</strong>
            {own
              ? ', a server on this machine.'
              : ' and on to the provider of the model. What providers keep is set in your account there; for pictures it cannot be asked for call by call.'}{' '}
            The clip itself never leaves. Pictures that were not shown before are asked about again.
            {visitOnly &&
              ' Nothing is kept after this visit, also no picture that was paid for: export before you close this tab.'}
          </Dialog.Description>
          <div className="dialog-body">
            <Describing project={project} request={requests.find(({ plan }) => plan.kind === 'describe')} />
            <Directing request={requests.find(({ plan }) => plan.kind === 'direct')} />
            <Drawing project={project} requests={requests.filter(({ plan }) => plan.kind === 'draw')} />
          </div>
          {stopped && (
            <p className="quiet">
              What would pass the spending limit of this project is not called. It is raised in Settings.
            </p>
          )}
          <div className="row row-end">
            {asked ? (
              <>
                <Dialog.Close className="button">Cancel</Dialog.Close>
                <button
                  type="button"
                  className="button primary"
                  aria-description={price}
                  onClick={() => closeConsent((now) => withAgreement(now, hostOf(facts), plans))}
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

function Describing({
  project,
  request,
}: {
  readonly project: Project
  readonly request: ShownRequest | undefined
}) {
  if (request?.plan.kind !== 'describe') return null
  const sent = request.plan.frames
  return (
    <Section id="sending-describe" title="Analyze video" model={request.model}>
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
      {sent.length > 0 && <Exactly request={request} />}
    </Section>
  )
}

function Directing({ request }: { readonly request: ShownRequest | undefined }) {
  if (request?.plan.kind !== 'direct') return null
  const { context, frame } = request.plan
  return (
    <Section id="sending-direct" title="Generate shots" model={request.model}>
      <p className="quiet">
        The scene description and the identity frame{frame && ` at ${seconds(frame.time)}`}.
      </p>
      {context.trim() !== '' && <p className="sending-text">{context}</p>}
      {frame && (
        <div className="sending-references">
          <Picture blob={frame.blob} alt="Identity frame" />
        </div>
      )}
      {frame && context.trim() !== '' && <Exactly request={request} />}
    </Section>
  )
}

function Drawing({
  project,
  requests,
}: {
  readonly project: Project
  readonly requests: readonly ShownRequest[]
}) {
  const [first] = requests
  if (!first) return null
  const references = new Map<string, PlannedReference>(
    requests.flatMap((request) => request.references).map((one) => [one.blob ?? one.label, one]),
  )
  return (
    <Section
      id="sending-draw"
      title={
        requests.length === 1
          ? `A picture for shot ${numberOf(project, first)}`
          : `${requests.length} pictures`
      }
      model={first.model}
    >
      <p className="quiet">
        {requests.length === 1 ? 'The shot’s text' : 'Each shot’s text'}
        {references.size > 0 ? ', the scene description and these pictures.' : ' and the scene description.'}
        {[...references.values()].some(({ blob }) => blob === undefined) &&
          ' A shot that is begun before the earlier one is drawn goes without that picture, and without the words about it.'}
      </p>
      <References references={[...references.values()]} />
      {requests.length === 1 ? (
        <Exactly request={first} />
      ) : (
        <details className="prompt">
          <summary>The exact words and whole requests, shot by shot</summary>
          {requests.map((request) => (
            <Exactly
              key={request.plan.kind === 'draw' ? request.plan.shot.id : ''}
              request={request}
              of={` for shot ${numberOf(project, request)}`}
            />
          ))}
        </details>
      )}
    </Section>
  )
}

function numberOf({ shots }: Project, { plan }: ShownRequest): number {
  return plan.kind === 'draw' ? shots.findIndex(({ id }) => id === plan.shot.id) + 1 : 0
}

function Section({
  id,
  title,
  model,
  children,
}: {
  readonly id: string
  readonly title: string
  readonly model: string
  readonly children: ReactNode
}) {
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>
        {title} <span className="quiet">→ {model || 'no model'}</span>
      </h3>
      {children}
    </section>
  )
}

/** What is said to the model, and the whole request with the pictures by name. */
function Exactly({ request, of = '' }: { readonly request: ShownRequest; readonly of?: string }) {
  return (
    <>
      <details className="prompt">
        <summary>The exact words{of}</summary>
        <p>{request.words}</p>
      </details>
      <details className="prompt">
        <summary>The whole request{of}</summary>
        <p className="sending-body">{request.body}</p>
      </details>
    </>
  )
}
