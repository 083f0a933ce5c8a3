import type { ReactNode } from 'react'
import { catalogue } from '../catalogue.ts'
import { sentence } from '../sentence.ts'

/** What can be done with a project of the list. */
export const projectMenuWords = catalogue('project-menu', {
  title: 'Project actions',
  rename: 'Rename',
  duplicate: 'Duplicate',
  export: 'Export project',
  delete: 'Delete',
  renameTitle: 'Rename project',
  name: 'Name',
  cancel: 'Cancel',
  deleted: (name: ReactNode) => sentence('“', name, '” was deleted.'),
  deletedHelp: 'It can be brought back for a week, under Storage.',
  undo: 'Undo',
})
