/** The page that says what a project's files are. */
export const MANIFEST = 'project.json'

/** What macOS puts beside the files that it zips. */
const SYSTEM = /(^|\/)__MACOSX\//

/**
 * Where projects lie among files, as beginnings of their paths: empty for one that is not in a
 * folder, `Pilot-1a2b/` for one that is, and several for a whole backup folder. What lies within a
 * project is none of its own.
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
