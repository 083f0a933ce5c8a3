/** The block of who and where that the imitation's models put behind a description. */
export const whoBlock = (frame: number) =>
  `<who_and_where>${JSON.stringify({
    people: [
      {
        label: 'the young woman',
        look: 'About twenty, dark hair in a knot.',
        wears: 'A red coat, buttoned.',
        carries: '',
        frame,
      },
    ],
    places: [],
    things: [],
  })}</who_and_where>`

/** Blocks that cannot be read. */
export const BROKEN_BLOCKS: Readonly<Record<string, string>> = {
  'cut off': '<who_and_where>{"people":[{"label":"the young wo',
  'not JSON': '<who_and_where>People: the young woman.</who_and_where>',
  'other lists': '<who_and_where>{"characters":[]}</who_and_where>',
  empty: '<who_and_where></who_and_where>',
  'not there': '',
}
