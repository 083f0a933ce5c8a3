import type { ReactNode } from 'react'
import { numberOf } from '../../domain/board/shot-numbers.ts'
import { sentFrames } from '../../domain/clip/frames.ts'
import type { Project } from '../../domain/project/project.ts'
import type { PlannedReference } from '../../domain/takes/planned-reference.ts'
import type { ShownRequest } from '../../store/consent/requests.ts'
import { consentWords as words } from '../words/en/consent.ts'
import { stepWords } from '../words/en/steps.ts'
import { seconds } from '../words/format.ts'
import { modelName } from '../words/model-name.ts'
import { FrameChoice, keyOf, Picture, References } from './ConsentPictures.tsx'
import { drawnFromOf } from './drawn-from.ts'

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
    <Section id="sending-describe" title={stepWords.buttons.describe} model={request.model}>
      <p className="quiet">
        {project.frames.length === 0 ? words.framesToCome : words.frames(sent.length, project.frames.length)}
        {sent.length < sentFrames(project).length && ` ${words.spread}`}
      </p>
      <ul className="sending-frames" aria-label={words.framesToSend}>
        {project.frames.map((frame) => (
          <FrameChoice key={frame.id} frame={frame} project={project} isSent={sent.includes(frame)} />
        ))}
      </ul>
      {sent.length > 0 && <Exactly request={request} />}
    </Section>
  )
}

export function ReadingStyle({ request }: { readonly request: ShownRequest | undefined }) {
  if (request?.plan.kind !== 'read-style') return null
  const { pictures } = request.plan
  return (
    <Section id="sending-style" title={words.readStyle} model={request.model}>
      <p className="quiet">{words.stylePictures(pictures.length)}</p>
      <ul className="sending-frames" aria-label={words.picturesToSend}>
        {pictures.map(({ blob, name }) => (
          <li key={blob} className="sending-picture">
            <Picture blob={blob} alt={name} />
          </li>
        ))}
      </ul>
      <Exactly request={request} />
    </Section>
  )
}

export function Directing({ request }: { readonly request: ShownRequest | undefined }) {
  if (request?.plan.kind !== 'direct') return null
  const { context, frame, blind, part, between, size } = request.plan
  const scene = frame ? words.sceneAt(seconds(frame.time)) : words.scene
  return (
    <Section id="sending-direct" title={stepWords.buttons.direct} model={request.model}>
      <p className="quiet">
        {blind ? words.sceneAlone : scene}
        {part && ` ${words.inParts(size.calls)}`}
        {between && ` ${words.between}`}
      </p>
      {context.trim() !== '' && (
        <p className="sending-text" dir="auto">
          {context}
        </p>
      )}
      {frame && !blind && (
        <div className="sending-picture">
          <Picture blob={frame.blob} alt={words.identityFrame} />
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
    requests.flatMap((request) => request.references).map((one) => [keyOf(one), one]),
  )
  const { plan } = first
  const isSheet = plan.kind === 'draw' && plan.sheet !== undefined
  const alone = requests.length === 1
  return (
    <Section id="sending-draw" title={titleOf(project, requests)} model={first.model}>
      <p className="quiet">
        {drawnFromOf(requests, references.size)}
        {first.fromStill && ` ${words.still}`}
        {[...references.values()].some(({ blob, parts }) => !blob && !parts) && ` ${words.earlierShot}`}
      </p>
      <References
        references={[...references.values()]}
        name={first.fromStill ? words.picturesForStill : words.picturesToSend}
        // One order holds for one request, and for sheets and takes that all send the same.
        ordered={!first.fromStill && requests.every((one) => keysOf(one) === keysOf(first))}
      />
      {alone ? (
        <Exactly request={first} />
      ) : (
        <details className="prompt">
          <summary>{isSheet ? words.sheetBySheet : words.shotByShot}</summary>
          {requests.map((request, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: takes of a shot differ by place.
            <div key={i} className="sending-shot">
              <References
                references={request.references}
                name={namedFor(request, numberIn(project, request))}
                ordered={!request.fromStill}
                isSmall
              />
              <Exactly request={request} shot={numberIn(project, request)} />
            </div>
          ))}
        </details>
      )}
    </Section>
  )
}

const namedFor = ({ fromStill }: ShownRequest, shot: string): string =>
  fromStill ? words.picturesForStillOf(shot) : words.picturesOf(shot)

function titleOf(project: Project, requests: readonly ShownRequest[]): string {
  const [first] = requests
  if (first?.plan.kind === 'draw' && first.plan.sheet) return words.sheets(requests.length)
  const shots = new Set(requests.map((request) => numberIn(project, request)))
  if (!first || shots.size > 1) return words.pictures(requests.length)
  const [shot = ''] = shots
  return requests.length === 1 ? words.picture(shot) : words.takes(requests.length, shot)
}

const keysOf = ({ references }: ShownRequest) => JSON.stringify(references.map(keyOf))

const numberIn = (project: Project, { plan }: ShownRequest): string =>
  plan.kind === 'draw' ? numberOf(project, plan.shot.id) : ''

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
        {title} <span className="quiet">{words.to(modelName(model) || words.noModel)}</span>
      </h3>
      {children}
    </section>
  )
}

interface ExactlyProps {
  readonly request: ShownRequest
  /** Its number, where there are several. */
  readonly shot?: string
}

/** What is said to the model, and the whole request with the pictures by name. */
function Exactly({ request, shot }: ExactlyProps) {
  return (
    <>
      <details className="prompt">
        <summary>{shot === undefined ? words.exactWords : words.exactWordsOf(shot)}</summary>
        <p dir="auto">{request.words}</p>
      </details>
      <details className="prompt">
        <summary>{shot === undefined ? words.wholeRequest : words.wholeRequestOf(shot)}</summary>
        <p className="sending-body" dir="ltr">
          {request.body}
        </p>
      </details>
    </>
  )
}
