import type { ReactNode } from 'react'

/**
 * Extensions are listed too: a system that knows no MIME type for one would grey such files out.
 */
export const VIDEO_TYPES =
  'video/*,.mkv,.mts,.m2ts,.avi,.mov,image/gif,image/webp,image/png,image/apng,image/avif,image/jpeg,image/heic'
export const IMAGE_TYPES = 'image/*,.heic,.heif,.avif,.tif,.tiff,.jp2,.jxl,.psd'

interface FileInputProps {
  readonly label: string
  /** Absent for any type. */
  readonly accept?: string
  readonly multiple?: boolean
  /** Picks a folder and returns all files in it. */
  readonly folder?: boolean
  readonly className: string
  readonly onFiles: (files: readonly File[]) => unknown
  readonly children: ReactNode
}

/** A file input with the look of its children; the whole area takes clicks, focus and drops. */
export function FileInput({ label, accept, multiple, folder, className, onFiles, children }: FileInputProps) {
  return (
    <span className={`file-input ${className}`}>
      <span className="file-input-face" aria-hidden>
        {children}
      </span>
      <input
        type="file"
        aria-label={label}
        accept={accept}
        multiple={multiple}
        {...(folder ? { webkitdirectory: '' } : {})}
        ref={(input) => {
          // React hears nothing of an input whose screen has changed while its chooser was open.
          if (input)
            input.onchange = () => {
              const files = [...(input.files ?? [])]
              // Allows the same file again after a failure.
              input.value = ''
              if (files.length > 0) void onFiles(files)
            }
        }}
      />
    </span>
  )
}
