import { catalogue } from '../catalogue.ts'

/** Where another tab with an earlier version holds the projects. */
export const oldTabsWords = catalogue('old-tabs', {
  title: 'Close the other tabs of Maestro.',
  help: 'One of them runs an earlier version and holds your projects. This tab goes on by itself once they are closed. Nothing is lost.',
})
