import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import './dialog.css';

interface DialogProps {
  title: string;
  /** What the question is about; read aloud with the title. */
  children: ReactNode;
  /** The buttons. The first one gets the focus, so it is the one that changes nothing. */
  buttons: ReactNode;
  /** Escape. */
  onClose: () => void;
}

/**
 * A question that has to be answered before anything else. The browser keeps the focus inside, makes the page behind it
 * inert, and gives the focus back to whatever had it.
 */
export function Dialog({ title, children, buttons, onClose }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>('.dialog-buttons button')?.focus();
    // Closed before it leaves the page: only then the focus goes back.
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={box} className="dialog" role="alertdialog" aria-labelledby={`${id}-title`} aria-describedby={`${id}-text`}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={`${id}-title`}>{title}</h2>
      <div id={`${id}-text`} className="dialog-text">{children}</div>
      <div className="dialog-buttons button-row">{buttons}</div>
    </dialog>
  );
}
