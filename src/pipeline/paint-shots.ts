import PQueue from 'p-queue'
import type { BlobId, ShotId, TakeId } from '../domain/ids.ts'
import { aspectRatio, identityFrame, type Project, withTake } from '../domain/project.ts'
import type { Shot, Take } from '../domain/shot.ts'
import { AppError, isCancel, toAppError } from '../lib/errors.ts'
import { newId } from '../lib/ids.ts'
import type { Painted, Reference } from '../services/engines/engine.ts'
import type { StepContext } from './context.ts'
import { timedFrames } from './timed-frames.ts'

/**
 * Draws shots, several at once. A shot that fails says so on its card and stops nothing; each picture is on disk
 * before it is counted. Cancelling keeps what has arrived and counts the rest as skipped.
 * `add` queues more shots while it runs; one that is queued or being drawn already is left alone.
 */
export function startPainting(context: StepContext, ids: readonly ShotId[]) {
  const queue = new PQueue({ concurrency: context.concurrency })
  const active = new Set<ShotId>()
  const count = { done: 0, failed: 0, skipped: 0, total: 0 }

  const report = () =>
    context.progress({
      label: 'Drawing pictures',
      done: count.done + count.failed + count.skipped,
      total: count.total,
    })

  async function paintOne(id: ShotId): Promise<void> {
    const number = context.project().shots.findIndex((shot) => shot.id === id) + 1
    try {
      context.signal.throwIfAborted()
      context.shot(id, { status: 'drawing', since: Date.now() })
      const take = await paintShot(context, id)
      count.done += 1
      context.shot(id, { status: 'idle' })
      context.log(`Shot ${number} drawn in ${(take.receipt.ms / 1000).toFixed(1)} s`)
    } catch (error) {
      if (isCancel(error) || context.signal.aborted) {
        count.skipped += 1
        context.shot(id, { status: 'idle' })
      } else {
        const known = toAppError(error)
        count.failed += 1
        context.shot(id, { status: 'failed', error: known })
        context.log(`Shot ${number} failed: ${known.message}`)
      }
    } finally {
      active.delete(id)
      report()
    }
  }

  function add(more: readonly ShotId[]): void {
    const fresh = more.filter((id) => !active.has(id))
    count.total += fresh.length
    for (const id of fresh) {
      active.add(id)
      context.shot(id, { status: 'waiting' })
      void queue.add(() => paintOne(id))
    }
    report()
  }

  add(ids)
  return { add, finished: queue.onIdle().then(() => count) }
}

async function paintShot(context: StepContext, id: ShotId): Promise<Take> {
  const project = context.project()
  const shot = project.shots.find((candidate) => candidate.id === id)
  if (!shot) throw new AppError('cancelled', 'The shot was removed.')
  const [engine, references, frames] = await Promise.all([
    context.services.engine(context.engine),
    loadReferences(context, project),
    timedFrames(context),
  ])
  const startedAt = performance.now()
  const painted = await engine.paint(
    {
      shot,
      context: project.context,
      references,
      frames,
      aspect: aspectRatio(project),
      // Another take of the same shot is another drawing.
      seed: project.settings.seed + shot.takes.length,
    },
    context.signal,
  )
  const take = toTake(context, shot, painted, references, performance.now() - startedAt)
  await context.commit({
    change: (now) => withTake(now, id, take),
    blobs: new Map([[take.blob, painted.picture]]),
  })
  return take
}

/** Who and where from the clip, how from the style picture: both always go along. */
async function loadReferences({ services }: StepContext, project: Project): Promise<readonly Reference[]> {
  const frame = identityFrame(project)
  const identity = frame && (await services.blob(frame.blob))
  const style = project.style && (await services.blob(project.style.blob))
  if (!frame || !identity) throw new AppError('clip-no-frames')
  if (!style) throw new AppError('style-unreadable', 'Choose a style picture first.')
  return [
    { role: 'identity', picture: identity, label: `Frame at ${Number(frame.time.toFixed(3))} s` },
    { role: 'style', picture: style, label: 'Style picture' },
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
    mime: painted.picture.type,
    receipt: {
      engine: context.engine,
      model: painted.model,
      prompt: painted.prompt,
      shotText: shot.text,
      references: references.map(({ role, label }) => ({ role, label })),
      ...(painted.seed === undefined ? {} : { seed: painted.seed }),
      ...(painted.cost === undefined ? {} : { cost: painted.cost }),
      ms: Math.round(ms),
      at: Date.now(),
    },
  }
}
