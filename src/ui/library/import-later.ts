/** What takes files in is no part of the first screen: it comes with the first file. */
const load = () => import('./import-files.ts')
type Take = Awaited<ReturnType<typeof load>>

export const takeFiles: Take['takeFiles'] = async (arrived) => (await load()).takeFiles(arrived)
export const takeLink: Take['takeLink'] = async (address) => (await load()).takeLink(address)
export const takeAsNew: Take['takeAsNew'] = async (arrived) => (await load()).takeAsNew(arrived)
export const takeProjects: Take['takeProjects'] = async (sources) => (await load()).takeProjects(sources)
