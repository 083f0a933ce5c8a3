import { libraryWords as words } from '../words/en/library.ts'

const GOES_IN = ['frame', 'style'] as const
const COMES_OUT = ['shot-1', 'shot-2', 'shot-4'] as const

/**
 * The result of the sample, before anything is pressed. Pictures of the app itself (`npm run
 * screens`).
 */
export function SampleStrip() {
  return (
    <figure className="sample-strip">
      <div className="sample-strip-pictures">
        {GOES_IN.map(still)}
        <span className="sample-strip-arrow" aria-hidden>
          →
        </span>
        {COMES_OUT.map(still)}
      </div>
      <figcaption className="quiet">{words.sample.caption}</figcaption>
    </figure>
  )
}

const still = (file: (typeof GOES_IN | typeof COMES_OUT)[number]) => (
  <img
    key={file}
    src={`welcome/${file}.webp`}
    alt={words.sample[file]}
    width={448}
    height={252}
    loading="lazy"
  />
)
