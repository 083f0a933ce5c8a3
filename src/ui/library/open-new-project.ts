import type { ProjectId } from '../../domain/ids.ts'
import { goTo, projectHref } from '../app/use-route.ts'

/** Creates a project and navigates to it; does neither if the user stays with a running job. */
export async function openNewProject(make: () => Promise<ProjectId | undefined>): Promise<void> {
  const id = await make()
  if (id) goTo(projectHref(id))
}
