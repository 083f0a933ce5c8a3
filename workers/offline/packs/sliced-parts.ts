import { addParts } from './packs.ts'

/**
 * The parts of packs in slices: hundreds of small files, of which a worker loads a few. They are
 * apart, so that their names weigh on no other worker.
 */
addParts(
  import.meta.glob<string>('./generated/fonts-{chinese,japanese,korean}.*.bin', {
    query: '?url',
    import: 'default',
    eager: true,
  }),
)
