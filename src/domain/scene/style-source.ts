import type { Project } from '../project/project.ts'

/** Who tells of style pictures without being a person. */
export type StyleTeller = 'read' | 'measured'

/** The style pictures that each of them tells of, as text; empty where there is none. */
export function styleOf({ style, moreStyles = [] }: Project, teller: StyleTeller): string {
  if (!style) return ''
  // Sketch follows the first one alone.
  return [style, ...(teller === 'read' ? moreStyles : [])].map(({ blob }) => blob).join(' ')
}

/** True where what was read, or measured, came from other style pictures than there are now. */
export function isOfOtherStyle(project: Project, teller: StyleTeller): boolean {
  const now = styleOf(project, teller)
  const source = project.styleWords?.[teller]
  return source !== undefined && now !== '' && source.from !== now
}
