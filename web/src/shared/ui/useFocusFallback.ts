import { useEffect, useRef, type RefObject } from 'react';

/**
 * Where the focus goes when an action takes away the element that had it: a button that is gone, or a form. The browser
 * drops it to `<body>`, and whoever uses a keyboard or a screen reader starts again at the top of the page. When `when`
 * has changed and nothing has the focus, the element of the returned reference gets it; give it `tabIndex={-1}`.
 */
export function useFocusFallback<T extends HTMLElement>(when: unknown): RefObject<T | null> {
  const target = useRef<T>(null);
  const last = useRef(when);
  useEffect(() => {
    if (last.current === when) return;
    last.current = when;
    const { activeElement, body } = document;
    if (activeElement === null || activeElement === body) target.current?.focus();
  }, [when]);
  return target;
}
