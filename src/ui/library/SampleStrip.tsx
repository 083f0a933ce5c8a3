const GOES_IN = [
  { file: 'frame', text: 'A frame of the clip: a fox in a scarf' },
  { file: 'style', text: 'The style picture: mountains and a red sun in ink' },
]
const COMES_OUT = [
  { file: 'shot-1', text: 'The harbour, drawn in an extreme wide shot' },
  { file: 'shot-2', text: 'The fox in its boat, drawn in a medium wide shot' },
  { file: 'shot-4', text: 'The lantern, drawn in a close-up' },
]

/**
 * What the sample makes, to be seen before anything is pressed. Taken from the app itself (`npm run
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
      <figcaption className="quiet">The sample, and what Sketch makes of it on this device.</figcaption>
    </figure>
  )
}

const still = ({ file, text }: { readonly file: string; readonly text: string }) => (
  <img key={file} src={`welcome/${file}.webp`} alt={text} width={448} height={252} loading="lazy" />
)
