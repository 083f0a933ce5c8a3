/**
 * The style of the review page, on screens of any width and on paper. It stands in the file itself
 * and, when the board is printed, in the app: `:root` is the one, `:host` the other.
 * @param aspect width over height of the board's frames.
 */
export const reviewStyle = (aspect: number): string => `${SCREEN}
.blank { aspect-ratio: ${Number(aspect.toFixed(4))} }
${WIDTHS}
${PAPER_SIZE}
@media print {
${PAPER}
}`

/** The sheet that the page is printed on; it holds for a whole document. */
export const PAPER_SIZE = `@page {
  size: A4 landscape; margin: 12mm 12.7mm;
  @bottom-right { content: counter(page) " / " counter(pages); color: #55504a; font: 7.5pt system-ui, sans-serif }
}`

/** Hides the app in print, and the paper on the screen. */
export const ONLY_THE_PAPER = `
@media screen { .print-paper { display: none } }
@media print {
  html, body { display: block; height: auto; min-height: 0; overflow: visible; background: none }
  body > :not(.print-paper) { display: none !important }
}`

const SCREEN = `
:root, :host {
  --ground: #fbfaf8; --ink: #1d1b18; --ink-2: #625d55; --line: #d9d5cd; --blank: #f0ede8; --link: #9c430a;
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :root, :host {
    --ground: #171614; --ink: #ece9e3; --ink-2: #a9a399; --line: #3a3733; --blank: #22201e; --link: #eb9a62;
  }
}
html { background: var(--ground); -webkit-text-size-adjust: 100% }
body { margin: 0 }
* { box-sizing: border-box }
.page {
  max-width: 82rem; margin-inline: auto; padding: 4rem 2.5rem 5rem;
  background: var(--ground); color: var(--ink);
  font: 1.0625rem/1.55 Inter, "Noto Sans", system-ui, "Segoe UI", sans-serif;
  font-variant-numeric: lining-nums tabular-nums; overflow-wrap: anywhere;
}
h1, h2, p, ol, dl, dd { margin: 0; padding: 0 }
.page-head {
  display: grid; grid-template-columns: 1fr auto; gap: .25rem 2rem; align-items: baseline;
  padding-bottom: 1.25rem; border-bottom: 2px solid var(--ink);
}
h1 {
  grid-column: 1 / -1; font-size: clamp(1.75rem, 1.3rem + 1.9vw, 2.75rem); font-weight: 700;
  line-height: 1.12; letter-spacing: -.018em; text-wrap: balance;
}
.about, .date, .page-foot { color: var(--ink-2); font-size: .9375rem }
.shots { list-style: none }
.shots > li + li { border-top: 1px solid var(--line) }
.shot { display: grid; align-items: start; padding-block: 2.5rem; scroll-margin-top: 1rem }
h2 { font-size: 1.375rem; font-weight: 700; line-height: 1.2; letter-spacing: -.01em }
img { display: block; width: 100%; height: auto; border: 1px solid var(--ink) }
.blank {
  display: grid; place-content: center; gap: .25rem; width: 100%; border: 1px dashed var(--ink-2);
  background: var(--blank); color: var(--ink-2); text-align: center; font-size: .9375rem;
}
.blank p:first-child { color: var(--ink); font-size: 1.75rem; font-weight: 700; line-height: 1.2 }
.words { min-width: 0; max-width: 36em; hyphens: auto; text-wrap: pretty }
.words > * + * { margin-top: .5rem }
.times { display: flex; gap: .75rem; align-items: baseline; font-size: .9375rem }
.times span, .camera, .sound { color: var(--ink-2) }
.camera, .sound { font-size: .9375rem; line-height: 1.45 }
.change { font-weight: 600; font-size: .9375rem }
.hash { color: var(--ink-2); font-size: .8125rem }
.closing { display: grid; gap: .5rem; padding-block: 2rem; border-top: 1px solid var(--line) }
.closing h2 { margin: 0 }
.sign { display: grid; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); gap: 1rem }
.sign p { min-height: 5rem; padding: .375rem .625rem; border: 1px solid var(--ink-2); color: var(--ink-2); font-size: .8125rem }
.said { padding-inline-start: .875rem; border-inline-start: 2px solid var(--line); white-space: pre-line }
.said + .said { margin-top: 0; padding-top: .5rem }
.said b { font-size: .8125em; letter-spacing: .06em; text-transform: uppercase }
a, summary { color: var(--link); font-size: .9375rem; text-underline-offset: .2em }
a, summary { display: inline-block; padding-block: .25rem }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--link); outline-offset: 3px }
summary { cursor: pointer }
details dl { padding-top: .25rem; color: var(--ink-2); font-size: .9375rem }
dt { margin-top: .5rem; color: var(--ink); font-weight: 600 }
dd { white-space: pre-line }
.write { display: grid; gap: .25rem }
.write label { color: var(--ink-2); font-size: .9375rem }
textarea, input {
  width: 100%; min-height: 2.75rem; padding: .5rem .75rem; border: 1px solid var(--ink-2); border-radius: 6px;
  background: none; color: inherit; font: inherit; resize: vertical;
}
.send { display: grid; gap: 1rem; width: 100%; max-width: 36rem; padding-block: .75rem; color: var(--ink) }
button {
  justify-self: start; min-height: 2.75rem; padding: .5rem 1.25rem; border: 0; border-radius: 6px;
  background: var(--ink); color: var(--ground); font: inherit; font-weight: 600; cursor: pointer;
}
textarea:focus-visible, input:focus-visible, button:focus-visible {
  outline: 2px solid var(--link); outline-offset: 2px;
}
.page-foot {
  display: flex; flex-wrap: wrap; gap: .5rem 2rem; justify-content: space-between; align-items: baseline;
  padding-top: 1.25rem; border-top: 2px solid var(--ink);
}
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
.note-lines { display: none }`

const WIDTHS = `
@media (width >= 64rem) {
  .shot { grid-template-columns: 4.5rem minmax(0, 1fr) 19rem; column-gap: 1rem }
  .words { padding-inline-start: 1rem }
  .is-tall .shot { grid-template-columns: 4.5rem 24rem minmax(0, 1fr) }
  h2, .words { margin-top: -.25rem }
}
@media (40rem <= width < 64rem) {
  .page { padding-inline: 2rem }
  .shot { grid-template-columns: minmax(0, 1.35fr) minmax(0, 1fr); gap: .75rem 1.5rem }
  .is-tall .shot { grid-template-columns: minmax(0, .75fr) minmax(0, 1fr) }
  .shot h2 { grid-column: 1 / -1 }
}
@media (width < 40rem) {
  .page { padding: 1.5rem 1rem 3rem }
  .page-head { grid-template-columns: 1fr; padding-bottom: 1rem }
  .shot { gap: .75rem; padding-block: 1.5rem 1.75rem }
  .shot { grid-template-columns: minmax(0, 1fr) }
  img, .blank { grid-row: 1; width: calc(100% + 2rem); margin-inline: -1rem; border-inline: 0 }
  .shot h2, .words { grid-area: 2 / 1 }
  .shot h2 { justify-self: start }
  .times { justify-content: flex-end; min-height: 1.65rem }
  a, summary { padding-block: .7rem }
}`

const PAPER = `
:root, :host {
  --ground: #fff; --ink: #000; --ink-2: #55504a; --line: #c9c4bb; --blank: #f4f2ee; color-scheme: light;
}
.page {
  max-width: none; padding: 0; font-size: 9pt; line-height: 1.36; print-color-adjust: exact;
  -webkit-print-color-adjust: exact;
}
.page-head { gap: 0 12pt; padding-bottom: 6pt; border-bottom-width: 1.1pt }
h1 { font-size: 15pt; letter-spacing: -.01em }
.about, .date, .page-foot, .camera, .sound { font-size: 8.25pt }
.shots > li { break-inside: avoid }
.shots > li + li { border-top: .6pt solid var(--line) }
.shot, .is-tall .shot {
  grid-template-columns: 25pt 88mm minmax(0, 1fr) 66mm; gap: 0; align-items: stretch; padding-block: 8.5pt;
  break-inside: avoid;
}
.is-tall .shot { grid-template-columns: 25pt 28mm minmax(0, 1fr) 80mm }
.shot h2, .words, img, .blank { grid-area: auto; margin: 0 }
h2 { font-size: 11pt }
img, .blank { align-self: start; width: 100%; border: .6pt solid var(--ink) }
.blank { font-size: 8.25pt }
.blank p:first-child { font-size: 13pt }
.words { max-width: none; padding: 0; padding-inline: 10pt 14pt }
.words > * + * { margin-top: 2.5pt }
.times { justify-content: start; min-height: 0; gap: 6pt; font-size: 9pt }
.change { font-size: 8.25pt }
.hash, .sign p { font-size: 7.5pt }
.closing { gap: 4pt; padding-block: 8.5pt; border-top-width: .6pt; break-inside: avoid }
.closing h2 { font-size: 11pt }
.sign { grid-template-columns: repeat(3, 1fr); gap: 10pt }
.sign p { min-height: 44pt; padding: 3pt 5pt; border-width: .6pt }
.said + .said { margin-top: 0; padding-top: 2.5pt }
.said { padding-inline-start: 5pt; border-inline-start-width: 1pt }
.comment, .write, .send, details { display: none }
.note-lines { display: flex; flex-direction: column; min-height: 48mm; color: var(--ink-2); font-size: 7.5pt }
.note-lines i { flex: 1; border-bottom: .6pt solid var(--line) }
.page-foot { padding-top: 6pt; border-top: .6pt solid var(--line); break-inside: avoid }`
