import PDFDocument, { type Structure, type StructureOptions } from 'pdfkit'
import { toBlob } from 'pdfkit/output'
import {
  type Block,
  type Box,
  type Page,
  type Part,
  type PictureBox,
  TONES,
} from '../../../src/domain/handover/pdf/page.ts'
import { type Typesetter, WHOLE } from './typesetter.ts'

/** What is told about the whole document. */
export interface DocumentFacts {
  readonly title: string
  /** BCP 47. */
  readonly language: string
  /** When it is made: the same time and pages give the same bytes. */
  readonly date: Date
}

/** A JPEG for a box of a page, in the pixels that its print needs. */
export type PictureFor = (box: PictureBox) => Promise<Uint8Array>

const LINE = { wordCount: 1, baseline: 'alphabetic', features: WHOLE } as const
const CREATOR = 'Project Maestro'

/**
 * Draws laid out pages as a tagged PDF 1.7, made to the rules of PDF/UA-1 (ISO 14289-1). It asks
 * for one picture at a time.
 * @param onPage gets the number of pages drawn.
 */
export async function drawPdf(
  pages: readonly Page[],
  { title, language, date }: DocumentFacts,
  setter: Typesetter,
  pictureFor: PictureFor,
  onPage: (done: number) => void = () => undefined,
): Promise<Blob> {
  const document = new PDFDocument({
    font: null,
    pdfVersion: '1.7',
    subset: 'PDF/UA',
    tagged: true,
    lang: language,
    displayTitle: true,
    autoFirstPage: false,
    info: { Title: title, Creator: CREATOR, Producer: CREATOR, CreationDate: date },
  })
  const whole = toBlob(document)
  for (const { name, bytes } of setter.fonts) document.registerFont(name, bytes)
  const root = document.struct('Document')
  document.addStructure(root)
  let table: Structure | undefined
  for (const [i, page] of pages.entries()) {
    document.addPage({ size: [page.width, page.height], margin: 0 })
    const logo = await picturesOf(page.artifacts, pictureFor)
    document.markContent('Artifact', { type: 'Layout' })
    for (const box of page.artifacts) drawBox(document, box, setter, logo)
    document.endMarkedContent()
    for (const part of page.parts) {
      if (part.tag === 'Sect') table = endTable(table)
      else table ??= opened(document, root, 'Table')
      await drawPart(document, part, table ?? root, setter, pictureFor)
    }
    onPage(i + 1)
  }
  endTable(table)
  root.end()
  document.end()
  return whole
}

function opened(document: PDFDocument, parent: Structure, type: string): Structure {
  const structure = document.struct(type)
  parent.add(structure)
  return structure
}

function endTable(table: Structure | undefined): undefined {
  table?.end()
}

type Pictures = ReadonlyMap<string, Uint8Array>

async function picturesOf(boxes: readonly Box[], pictureFor: PictureFor): Promise<Pictures> {
  const pictures = new Map<string, Uint8Array>()
  for (const box of boxes) if (box.kind === 'picture') pictures.set(box.picture, await pictureFor(box))
  return pictures
}

async function drawPart(
  document: PDFDocument,
  { tag, blocks }: Part,
  parent: Structure,
  setter: Typesetter,
  pictureFor: PictureFor,
): Promise<void> {
  const section = opened(document, parent, tag)
  for (const block of blocks) {
    const pictures = await picturesOf(block.boxes, pictureFor)
    const draw = () => {
      for (const box of block.boxes) drawBox(document, box, setter, pictures)
    }
    const isCell = block.tag === 'TH' || block.tag === 'TD'
    if (!isCell || block.alt === undefined) {
      section.add(document.struct(block.tag, optionsOf(block), [draw]))
      continue
    }
    const cell = opened(document, section, block.tag)
    cell.add(document.struct('Figure', figureOptions(block), [draw]))
    cell.end()
  }
  section.end()
}

const optionsOf = (block: Block): StructureOptions =>
  block.tag === 'Figure' ? figureOptions(block) : block.scope ? { scope: block.scope } : {}

/** A figure's place is told, so that a reader can point at it. */
function figureOptions({ alt, boxes }: Block): StructureOptions {
  const frame = boxes.find((box) => box.kind === 'frame')
  return {
    ...(alt === undefined ? {} : { alt }),
    ...(frame
      ? { placement: 'Block', bbox: [frame.x, frame.y, frame.x + frame.width, frame.y + frame.height] }
      : {}),
  }
}

function drawBox(document: PDFDocument, box: Box, setter: Typesetter, pictures: Pictures): void {
  if (box.kind === 'picture') {
    const { x, y, width, height, picture } = box
    const bytes = pictures.get(picture)
    if (bytes) document.image(bytes, x, y, { width, height, ignoreOrientation: true })
  } else if (box.kind === 'line') {
    const { x, y, toX, toY, thickness, tone } = box
    document.lineWidth(thickness).strokeColor(TONES[tone]).moveTo(x, y).lineTo(toX, toY).stroke()
  } else if (box.kind === 'frame') {
    const { x, y, width, height, thickness, dashed } = box
    document.lineWidth(thickness).strokeColor(dashed ? TONES.quiet : TONES.ink)
    if (dashed) document.dash(3, { space: 2.25 })
    document.rect(x, y, width, height).stroke()
    if (dashed) document.undash()
  } else {
    let { x } = box
    document.fillColor(TONES[box.style.tone]).fontSize(box.style.size)
    for (const run of setter.runs(box.goesOn ? `${box.text} ` : box.text, box.style)) {
      const textWidth = setter.measureRun(run, box.style.size)
      document.font(run.font)._fragment(run.text, x, box.y, { textWidth, ...LINE })
      x += textWidth
    }
  }
}
