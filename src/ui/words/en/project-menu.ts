import { catalogue } from '../catalogue.ts'

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
})
