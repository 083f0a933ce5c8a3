/** The file that describes a project's files. */
export const MANIFEST = 'project.json'

/** Files that macOS adds when it zips. */
const SYSTEM = /(^|\/)__MACOSX\//

/**
 * Path prefixes of the projects among files: empty for one at the top, `Pilot-1a2b/` for one in a
 * folder, several for a backup folder. A project inside a project does not count.
 */
export function homesIn(paths: Iterable<string>): readonly string[] {
  const homes = [...paths]
    .filter((path) => !SYSTEM.test(path) && (path === MANIFEST || path.endsWith(`/${MANIFEST}`)))
    .map((path) => path.slice(0, -MANIFEST.length))
    .toSorted((a, b) => a.length - b.length)
  const outer: string[] = []
  for (const home of homes) if (!outer.some((known) => home.startsWith(known))) outer.push(home)
  return outer.toSorted()
}
