import { drawnReceipt, type Take } from '../../domain/board/shot.ts'
import type { Project } from '../../domain/project/project.ts'
import { receiptWords as words } from '../words/en/receipt.ts'
import { ReceiptReferences } from './ReceiptReferences.tsx'
import { receiptRows } from './receipt-rows.ts'

interface ReceiptListProps {
  readonly project: Project
  readonly take: Take
}

/** Where a take comes from. */
export function ReceiptList({ project, take }: ReceiptListProps) {
  const receipt = drawnReceipt(take)
  return (
    <>
      <dl className="receipt">
        {receiptRows(project, take).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
      {receipt && receipt.references.length > 0 && (
        <ReceiptReferences
          project={project}
          references={receipt.references}
          wereSent={receipt.host !== undefined}
        />
      )}
      {receipt && receipt.prompt !== '' && (
        <details className="prompt">
          <summary>{words.prompt}</summary>
          <p dir="auto">{receipt.prompt}</p>
        </details>
      )}
    </>
  )
}
