import type { ExportWords } from '../export-words.ts'
import { fill } from '../pdf/pdf-board.ts'
import { closingSections } from './closing-sections.ts'
import { element, type PageElement, type PageNode } from './page-node.ts'
import type { ReviewBoard, ReviewShot } from './review-board.ts'
import type { ReviewWords } from './review-words.ts'
import { speechesOf } from './speeches.ts'

/** Ruled lines beside a shot in print. */
const NOTE_LINES = 6

export interface PageWords {
  readonly review: ReviewWords
  /** "Shot {shot}". */
  readonly shot: string
  /** "from {time}". */
  readonly from: string
  /** "Sound: {sound}". */
  readonly sound: string
  /** "Picture {hash}". */
  readonly hash: string
}

export const pageWordsOf = ({ review, pdf, versions }: ExportWords): PageWords => {
  const { shot, from, sound } = pdf
  return { review, shot, from, sound, hash: versions.picture }
}

/** Where readers write; absent: they send a mail. */
export interface Writing {
  /** The board's id, and the name of the file that the page makes. */
  readonly project: string
  readonly file: string
}

/** The review page below its `body`: what it is, every shot in order, and what it counts. */
export function reviewPage(board: ReviewBoard, words: PageWords, writing?: Writing): PageElement {
  const shots = board.shots.map((shot, place) =>
    element('li', {}, shotArticle(shot, place, board, words, writing)),
  )
  return element(
    'main',
    {
      class: board.aspect < 1 ? 'page is-tall' : 'page',
      'data-project': writing?.project,
      'data-file': writing?.file,
    },
    element(
      'header',
      { class: 'page-head' },
      element('h1', { dir: 'auto' }, board.title),
      element('p', { class: 'about' }, board.subtitle),
      element('p', { class: 'date' }, board.header.join(' · ')),
    ),
    element('ol', { class: 'shots', role: 'list' }, ...shots),
    ...closingSections(board.closing),
    element(
      'footer',
      { class: 'page-foot' },
      element('p', {}, board.footer),
      writing ? writeAll(words.review) : mail(words.review.commentAll, words.review.subjectAll, board),
    ),
  )
}

function shotArticle(
  shot: ReviewShot,
  place: number,
  board: ReviewBoard,
  words: PageWords,
  writing: Writing | undefined,
): PageElement {
  const { number } = shot
  const id = `shot-${place + 1}`
  const name = fill(words.shot, { shot: number })
  return element(
    'article',
    { class: 'shot', id, 'aria-labelledby': `${id}-name` },
    element(
      'h2',
      { id: `${id}-name` },
      element('span', { class: 'unseen' }, name),
      element('span', { 'aria-hidden': 'true' }, number),
    ),
    picture(shot, place, words),
    element(
      'div',
      { class: 'words' },
      element(
        'p',
        { class: 'times' },
        element('strong', {}, shot.duration),
        element('span', {}, fill(words.from, { time: shot.running })),
      ),
      hasText(shot.change) && element('p', { class: 'change' }, shot.change),
      hasText(shot.camera, shot.lens) &&
        element('p', { class: 'camera' }, [shot.camera, shot.lens].filter((part) => part !== '').join('. ')),
      ...paragraphs(shot.text),
      ...speeches(shot.dialogue),
      hasText(shot.sound) &&
        element('p', { class: 'sound', dir: 'auto' }, fill(words.sound, { sound: shot.sound })),
      shot.hash !== undefined && element('p', { class: 'hash' }, fill(words.hash, { hash: shot.hash })),
      receipt(shot, words.review),
      writing
        ? write(`${id}-comment`, fill(words.review.comment, { shot: number }), shot.id)
        : mail(words.review.comment, words.review.subject, board, number),
    ),
    element(
      'div',
      { class: 'note-lines', 'aria-hidden': 'true' },
      element('span', {}, words.review.notes),
      ...Array.from({ length: NOTE_LINES }, () => element('i')),
    ),
  )
}

function picture(shot: ReviewShot, place: number, { review }: PageWords): PageElement {
  const { state } = shot
  if (state !== 'here' || !shot.picture) {
    return element(
      'div',
      { class: 'blank' },
      element('p', {}, shot.number),
      element('p', {}, review.missing[state === 'here' ? 'none' : state]),
    )
  }
  return element('img', {
    src: { picture: place },
    alt: fill(review.picture, { shot: shot.number }),
    width: String(shot.picture.width),
    height: String(shot.picture.height),
  })
}

function receipt(shot: ReviewShot, words: ReviewWords): PageElement | undefined {
  if (shot.receipt.length === 0) return undefined
  const pairs = shot.receipt.flatMap(([key, text]) => [
    element('dt', {}, words.receipt[key]),
    element('dd', { dir: 'auto' }, text),
  ])
  return element('details', {}, element('summary', {}, words.drawn), element('dl', {}, ...pairs))
}

const paragraphs = (text: string): readonly PageNode[] =>
  text
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => element('p', { class: 'seen', dir: 'auto' }, line))

const speeches = (dialogue: string): readonly PageNode[] =>
  speechesOf(dialogue).map(({ speaker, lines }) =>
    element(
      'p',
      { class: 'said', dir: 'auto' },
      speaker !== undefined && element('b', {}, speaker),
      speaker !== undefined && lines.length > 0 && ' ',
      lines.join('\n'),
    ),
  )

const hasText = (...texts: readonly string[]) => texts.some((text) => text.trim() !== '')

/** A mail (RFC 6068) that the reader's own program sends; whom to, the reader fills in. */
function mail(text: string, subject: string, { title }: ReviewBoard, shot = ''): PageElement {
  const about = encodeURIComponent(wellFormed(fill(subject, { title, shot })))
  return element(
    'p',
    { class: 'comment' },
    element('a', { href: `mailto:?subject=${about}` }, fill(text, { shot })),
  )
}

/** Half of a pair cannot be encoded. */
const wellFormed = (text: string) => text.replace(/\p{Surrogate}/gu, '\ufffd')

const write = (id: string, label: string, shot?: string): PageElement =>
  element(
    'div',
    { class: 'write' },
    element('label', { for: id }, label),
    element('textarea', { id, rows: '3', dir: 'auto', 'data-shot': shot }),
  )

const writeAll = ({ write: words }: ReviewWords): PageElement =>
  element(
    'div',
    { class: 'send' },
    write('comment', words.all),
    element(
      'div',
      { class: 'write' },
      element('label', { for: 'name' }, words.name),
      element('input', { id: 'name', type: 'text', autocomplete: 'name', dir: 'auto' }),
    ),
    element('button', { type: 'button' }, words.download),
    element('output', { 'data-done': words.done, 'data-none': words.none }),
  )
