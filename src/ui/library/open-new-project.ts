import type { ProjectId } from '../../domain/ids.ts'
import { goTo, projectHref } from '../app/use-route.ts'

/** Goes to a project that is made for it; nowhere when the person stays with a running job. */
export async function openNewProject(make: () => Promise<ProjectId | undefined>): Promise<void> {
  const id = await make()
  if (id) goTo(projectHref(id))
}
