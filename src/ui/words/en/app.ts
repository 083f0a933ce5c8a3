import { catalogue } from '../catalogue.ts'

/** The header, and what stands there when all else is broken. */
export const appWords = catalogue('app', {
  name: 'Project Maestro',
  titleOf: (project: string) => `${project} – Project Maestro`,
  allProjects: 'All projects',
  projects: 'Projects',
  settings: 'Settings',
  shortcuts: 'Shortcuts',
  projectName: 'Project name',
  untitled: 'Untitled storyboard',
  readOnly: 'Read-only',
  saved: 'Saved',
  saving: 'Saving…',
  keptForVisit: 'Kept for this visit',
  notSaved: 'Not saved',
  notAllSaved: 'Not all saved',
  update: 'Update',
  updateHelp: 'A new version is here. Every tab reloads; nothing is lost.',
  updateWaits: 'Updates when the job ends',
  notNow: 'Not now',
  framed: 'Project Maestro does not run inside another page.',
  openAlone: 'Open it by itself',
  broken: 'Something broke. Reload the page: what was saved is still here.',
})
