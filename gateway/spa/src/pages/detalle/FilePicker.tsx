import { useRef, type ChangeEvent } from 'react'
import { useLimites } from '../../api/queries'
import { useMedia } from '../../lib/useMedia'
import { Button } from '../../ui/Button'

interface FilePickerProps {
  label: string
  onFiles: (files: File[]) => void
}

/** Chooses files, and on what is touched also takes a picture. */
export function FilePicker({ label, onFiles }: FilePickerProps) {
  const limits = useLimites()
  const camera = useMedia('(pointer: coarse)')
  const files = useRef<HTMLInputElement>(null)
  const photo = useRef<HTMLInputElement>(null)

  const take = (event: ChangeEvent<HTMLInputElement>) => {
    onFiles([...(event.target.files ?? [])])
    // The same file may be chosen once more.
    event.target.value = ''
  }

  return (
    <>
      <input ref={files} type="file" multiple hidden accept={limits.data?.tipos.join(',')} onChange={take} />
      <Button icon="upload" onClick={() => files.current?.click()}>
        {label}
      </Button>
      {camera && (
        <>
          <input ref={photo} type="file" hidden accept="image/*" capture="environment" onChange={take} />
          <Button icon="camera" onClick={() => photo.current?.click()}>
            Tomar foto
          </Button>
        </>
      )}
    </>
  )
}
