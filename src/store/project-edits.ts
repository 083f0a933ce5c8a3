import type { FrameId } from '../domain/ids.ts'
import { fitLine } from '../domain/limits.ts'
import { editProject } from './project-store.ts'

export const chooseIdentityFrame = (identityFrame: FrameId) =>
  editProject((project) => ({ ...project, identityFrame }), { label: 'Identity frame' })

export const renameOpenProject = (name: string, takesBack = false) =>
  editProject((project) => ({ ...project, name: fitLine(name) }), {
    label: 'Rename',
    group: 'name',
    takesBack,
  })
