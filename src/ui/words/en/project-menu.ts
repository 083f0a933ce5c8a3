import type { ReactNode } from 'react'
import { catalogue } from '../catalogue.ts'
import { number, plural } from '../format.ts'
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
  exporting: (file: string) => `Exporting ${file}`,
  reading: (file: string) => `Reading ${file}`,
  readingWithFfmpeg: (file: string) => `Reading ${file}: loading ffmpeg, which decodes it`,
  importing: (file: string) => `Importing ${file}`,
  importingOne: (file: string, one: number, of: number) =>
    `Importing ${file} (${number(one)} of ${number(of)})`,
  imported: (name: ReactNode) => sentence('“', name, '” is imported.'),
  importedSeveral: (projects: number) =>
    plural(projects, { one: '# project is imported.', other: '# projects are imported.' }),
  exported: (file: ReactNode) => sentence(file, ' is exported.'),
  open: 'Open',
})
