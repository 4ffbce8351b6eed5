import { type DragEvent, useState } from 'react';

/** Files dragged over an element and dropped on it. Spread `handlers` on the element. */
export function useDropping(onFiles: (files: File[]) => void) {
  const [dropping, setDropping] = useState(false);
  const handlers = {
    onDragOver: (drag: DragEvent) => {
      if (!drag.dataTransfer.types.includes('Files')) return;
      drag.preventDefault();
      setDropping(true);
    },
    onDragLeave: (drag: DragEvent) => {
      if (!drag.currentTarget.contains(drag.relatedTarget as Node | null)) setDropping(false);
    },
    onDrop: (drop: DragEvent) => {
      drop.preventDefault();
      setDropping(false);
      onFiles([...drop.dataTransfer.files]);
    },
  };
  return { dropping, handlers };
}
