import type { FrameId } from '../../domain/ids.ts'
import { fitLine } from '../../domain/project/limits.ts'
import { editProject } from './writer.ts'

export const chooseIdentityFrame = (identityFrame: FrameId) =>
  editProject((project) => ({ ...project, identityFrame }), { label: 'Identity frame' })

export const renameOpenProject = (name: string, takesBack = false) =>
  editProject((project) => ({ ...project, name: fitLine(name) }), {
    label: 'Rename',
    group: 'name',
    takesBack,
  })
