import type { ProjectId } from '../../domain/ids.ts'
import { goTo, projectHref } from '../app/use-route.ts'

type Make = () => Promise<ProjectId | undefined>

/** The last project that was asked for without files, and all that are being made of files. */
let created: Promise<unknown> = Promise.resolve()
let filled: Promise<unknown> = Promise.resolve()

/**
 * Creates a project and navigates to it; does neither if the user stays with a running job. A
 * project that is being made of files holds them first.
 */
export function openNewProject(make: Make): Promise<void> {
  const done = opened(Promise.allSettled([created, filled]), make)
  created = done.catch(() => undefined)
  return done
}

/** The same for a project of files, which begins once a project asked for before is open. */
export function openFilledProject(make: Make): Promise<void> {
  const done = opened(created, make)
  filled = Promise.allSettled([filled, done])
  return done
}

/** Resolves once the project that was asked for is open: files given meanwhile belong to it. */
export const whenCreated = () => created

async function opened(before: Promise<unknown>, make: Make): Promise<void> {
  await before
  const id = await make()
  if (id) goTo(projectHref(id))
}
