import type { ReactNode } from 'react'
import type { PlannedReference } from '../../domain/consent/plans.ts'
import type { Project } from '../../domain/project/project.ts'
import type { ShownRequest } from '../../store/consent/requests.ts'
import { seconds } from '../words/format.ts'
import { FrameChoice, Picture, References } from './ConsentPictures.tsx'

export function Describing({
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

export function Directing({ request }: { readonly request: ShownRequest | undefined }) {
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

export function Drawing({
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
