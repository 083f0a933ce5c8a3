import { loadAsked } from '../../store/app/asked-code.ts'

/** Importing is no part of the first screen: it loads with the first file. */
const load = () => loadAsked(() => import('./import-files.ts'))
type Take = Awaited<ReturnType<typeof load>>

export const importFiles: Take['importFiles'] = async (arrived) => (await load()).importFiles(arrived)
export const importLink: Take['importLink'] = async (address) => (await load()).importLink(address)
export const importAsNewProject: Take['importAsNewProject'] = async (arrived) =>
  (await load()).importAsNewProject(arrived)
export const importProjectFiles: Take['importProjectFiles'] = async (sources) =>
  (await load()).importProjectFiles(sources)
