import { costText } from '../domain/dollars.ts'
import type { BlobId, ShotId, TakeId } from '../domain/ids.ts'
import { fitLine, fitMime, fitPrompt } from '../domain/limits.ts'
import { aspectRatio, identityFrame, type Project, sentIdentityFrame } from '../domain/project.ts'
import { anchorOf } from '../domain/references.ts'
import type { ReferenceRole, Shot, Take } from '../domain/shot.ts'
import { withTake } from '../domain/takes.ts'
import { AppError } from '../lib/errors.ts'
import { newId } from '../lib/ids.ts'
import type { Painted, Reference } from '../services/engines/engine.ts'
import type { StepContext } from './context.ts'
import { startEachShot } from './each-shot.ts'
import { timedFrames } from './timed-frames.ts'

/** Draws shots, several at once; each picture is on disk before it is counted. `without` leaves one reference at home. */
export function startPainting(context: StepContext, ids: readonly ShotId[], without?: ReferenceRole) {
  return startEachShot(context, ids, {
    kind: 'images',
    concurrency: context.concurrency,
    state: 'drawing',
    run: async (id, number, arrived) => {
      const { receipt } = await paintShot(context, id, arrived, without)
      return `Shot ${number} drawn in ${(receipt.ms / 1000).toFixed(1)} s${costText(receipt)}`
    },
    report: ({ done, failed, skipped, total }) =>
      context.progress({ label: 'Drawing pictures', done: done + failed + skipped, total }),
  })
}

async function paintShot(
  context: StepContext,
  id: ShotId,
  arrived: () => void,
  without?: ReferenceRole,
): Promise<Take> {
  const project = context.project()
  const shot = project.shots.find((candidate) => candidate.id === id)
  if (!shot) throw new AppError('cancelled', 'The shot was removed.')
  const [engine, all] = await Promise.all([
    context.services.engine(context.engine),
    loadReferences(context, project, shot),
    context.noted(),
  ])
  context.signal.throwIfAborted()
  const references = all.filter(({ role }) => role !== without)
  const { aspect, seed } = context.pictures()
  const startedAt = performance.now()
  const painted = await engine.paint(
    {
      shot,
      context: project.context,
      references,
      frames: () => timedFrames(context),
      aspect: aspect ?? aspectRatio(project),
      // Another take of the same shot is another drawing.
      seed: seed ?? project.settings.seed + shot.takes.length,
    },
    context.signal,
  )
  arrived()
  const take = toTake(context, shot, painted, painted.references ?? references, performance.now() - startedAt)
  await context.commit({
    change: (now) => withTake(now, shot, take),
    blobs: new Map([[take.blob, painted.picture]]),
  })
  return take
}

/**
 * Who and where from the clip, how from the style picture, and an earlier shot where that is wanted; a frame that stays on this device
 * does not go to a service.
 */
async function loadReferences(
  { services, engine, pictures }: StepContext,
  project: Project,
  shot: Shot,
): Promise<readonly Reference[]> {
  const wanted = engine === 'sketch' ? identityFrame(project) : sentIdentityFrame(project)
  const count = pictures().references
  const frame = count >= 2 ? wanted : undefined
  const identity = frame && (await services.blob(frame.blob))
  const style = project.style && (await services.blob(project.style.blob))
  if (project.frames.length === 0 || (frame && !identity)) throw new AppError('clip-no-frames')
  if (!style) throw new AppError('style-unreadable', 'Choose a style picture first.')
  const styleReference: Reference = { role: 'style', picture: style, label: 'Style picture' }
  const anchor = count >= 3 ? anchorOf(project, shot.id) : undefined
  const earlier = anchor && (await services.reference(anchor.take.blob))
  return [
    ...(frame && identity
      ? [
          {
            role: 'identity',
            picture: identity,
            label: `Frame at ${Number(frame.time.toFixed(3))} s`,
          } as const,
        ]
      : []),
    styleReference,
    ...(anchor && earlier ? [{ role: 'continuity', picture: earlier, label: anchor.label } as const] : []),
  ]
}

function toTake(
  context: StepContext,
  shot: Shot,
  painted: Painted,
  references: readonly Reference[],
  ms: number,
): Take {
  return {
    id: newId<TakeId>(),
    blob: newId<BlobId>(),
    width: painted.width,
    height: painted.height,
    mime: fitMime(painted.picture.type),
    receipt: {
      engine: context.engine,
      model: fitLine(painted.model),
      prompt: fitPrompt(painted.prompt),
      shotText: shot.text,
      references: references.map(({ role, label }) => ({ role, label })),
      ...(painted.seed === undefined ? {} : { seed: painted.seed }),
      ...(painted.cost === undefined ? {} : { cost: painted.cost }),
      ...(painted.own === undefined ? {} : { own: painted.own }),
      ms: Math.round(ms),
      at: Date.now(),
    },
  }
}
