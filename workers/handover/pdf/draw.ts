import PDFDocument, { type OpenImage, type Structure, type StructureOptions } from 'pdfkit'
import { toBlob } from 'pdfkit/output'
import {
  type Block,
  type Box,
  type Page,
  type Part,
  type PictureBox,
  TONES,
} from '../../../src/domain/handover/pdf/page.ts'
import { drawText, type OtherPictures, type OtherType, otherPictures, readAs } from './draw-text.ts'
import type { Typesetter } from './typesetter.ts'

/** What is told about the whole document. */
export interface DocumentFacts {
  readonly title: string
  /** BCP 47. */
  readonly language: string
  /** When it is made: the same time and pages give the same bytes. */
  readonly date: Date
}

/** What pages are drawn with. */
export interface DrawTools {
  readonly setter: Typesetter
  readonly other: OtherType
  /** A JPEG for a box of a page, in the pixels that its print needs. */
  readonly pictureFor: (box: PictureBox) => Promise<Uint8Array>
  /** Gets the number of pages drawn. */
  readonly onPage: (done: number) => void
}

/** The tools of one document, in which the logo of each page is one picture. */
interface Here extends Omit<DrawTools, 'pictureFor'> {
  readonly pictureFor: (box: PictureBox) => Promise<Uint8Array | OpenImage>
}

const CREATOR = 'Project Maestro'

/**
 * Draws laid out pages as a tagged PDF 1.7, made to the rules of PDF/UA-1 (ISO 14289-1). It asks
 * for one picture at a time.
 */
export async function drawPdf(
  pages: readonly Page[],
  { title, language, date }: DocumentFacts,
  tools: DrawTools,
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
  for (const { name, bytes } of tools.setter.fonts) document.registerFont(name, bytes)
  const root = document.struct('Document')
  document.addStructure(root)
  let table: Structure | undefined
  let logo: OpenImage | undefined
  const pictureFor = async (box: PictureBox) => {
    if (box.picture !== 'logo') return tools.pictureFor(box)
    logo ??= document.openImage(await tools.pictureFor(box))
    return logo
  }
  const here: Here = { ...tools, pictureFor }
  for (const [i, page] of pages.entries()) {
    document.addPage({ size: [page.width, page.height], margin: 0 })
    const drawn = await drawingOf(document, page.artifacts, here)
    document.markContent('Artifact', { type: 'Layout' })
    drawn()
    document.endMarkedContent()
    for (const part of page.parts) {
      if (part.tag === 'Sect') table = endTable(table)
      else table ??= opened(document, root, 'Table')
      await drawPart(document, part, table ?? root, here)
    }
    tools.onPage(i + 1)
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

/** Gets what boxes need before they are drawn: a piece of the reading order is drawn at once. */
async function drawingOf(document: PDFDocument, boxes: readonly Box[], { setter, other, pictureFor }: Here) {
  const pictures = new Map<string, Uint8Array | OpenImage>()
  for (const box of boxes) if (box.kind === 'picture') pictures.set(box.picture, await pictureFor(box))
  const others = await otherPictures(boxes, setter, other)
  return () => {
    for (const box of boxes) drawBox(document, box, setter, pictures, others)
  }
}

async function drawPart(
  document: PDFDocument,
  { tag, blocks }: Part,
  parent: Structure,
  tools: Here,
): Promise<void> {
  const section = opened(document, parent, tag)
  for (const block of blocks) {
    const isCell = block.tag === 'TH' || block.tag === 'TD'
    if (isCell && block.alt !== undefined) {
      const cell = opened(document, section, block.tag)
      cell.add(
        document.struct('Figure', figureOptions(block), [await drawingOf(document, block.boxes, tools)]),
      )
      cell.end()
    } else if (block.boxes.some((box) => box.kind === 'text' && readAs(box) !== undefined)) {
      await drawLines(document, block, section, tools)
    } else {
      section.add(
        document.struct(block.tag, optionsOf(block), [await drawingOf(document, block.boxes, tools)]),
      )
    }
  }
  section.end()
}

/** Lines of which one runs from right to left: each says how it is read. */
async function drawLines(document: PDFDocument, block: Block, section: Structure, tools: Here) {
  const structure = document.struct(block.tag, optionsOf(block))
  section.add(structure)
  for (const box of block.boxes) {
    const actual = box.kind === 'text' ? readAs(box) : undefined
    const drawn = await drawingOf(document, [box], tools)
    structure.add(actual === undefined ? drawn : document.struct('Span', { actual }, [drawn]))
  }
  structure.end()
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

function drawBox(
  document: PDFDocument,
  box: Box,
  setter: Typesetter,
  pictures: ReadonlyMap<string, Uint8Array | OpenImage>,
  others: OtherPictures,
): void {
  if (box.kind === 'picture') {
    const { x, y, width, height, picture } = box
    const image = pictures.get(picture)
    if (image) document.image(image, x, y, { width, height, ignoreOrientation: true })
  } else if (box.kind === 'line') {
    const { x, y, toX, toY, thickness, tone } = box
    document.lineWidth(thickness).strokeColor(TONES[tone]).moveTo(x, y).lineTo(toX, toY).stroke()
  } else if (box.kind === 'frame') {
    const { x, y, width, height, thickness, dashed } = box
    document.lineWidth(thickness).strokeColor(dashed ? TONES.quiet : TONES.ink)
    if (dashed) document.dash(3, { space: 2.25 })
    document.rect(x, y, width, height).stroke()
    if (dashed) document.undash()
  } else drawText(document, box, setter, others)
}
