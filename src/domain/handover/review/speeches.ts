export interface Speech {
  readonly speaker?: string
  readonly lines: readonly string[]
}

/** Who speaks, before a colon; what follows without a space, as in "10:30", is said. */
export const SPEAKER = /^\s*([^:\n]{1,40}):(?:\s+(.*))?$/u

/** A dialogue by who says what: a line "NAME: words" begins a speech, others go on with it. */
export function speechesOf(dialogue: string): readonly Speech[] {
  const found: { readonly speaker?: string; readonly lines: string[] }[] = []
  for (const line of dialogue.split(/\r\n|\r|\n/)) {
    if (line.trim() === '') continue
    const [, speaker, said] = SPEAKER.exec(line) ?? []
    const last = found.at(-1)
    if (speaker !== undefined) found.push({ speaker, lines: said ? [said] : [] })
    else if (last) last.lines.push(line)
    else found.push({ lines: [line] })
  }
  return found
}
