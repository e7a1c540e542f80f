import { useState } from 'react';
import { t } from '../../shared/i18n';

/** The device's own way to send an address to friends; where there is none, the address is copied. */
export function ShareButton({ title }: { title: string }) {
  const [said, setSaid] = useState('');
  async function share() {
    const url = window.location.origin + window.location.pathname;
    try {
      // Not every browser has it, whatever its type says.
      const ways: Partial<Navigator> = navigator;
      if (ways.share) await ways.share({ title, url });
      else {
        await navigator.clipboard.writeText(url);
        setSaid(t.home.shared);
      }
    } catch (error) {
      // Who closes the device's own list has shared nothing, and knows it.
      if (!(error instanceof DOMException && error.name === 'AbortError')) setSaid(t.home.notShared);
    }
  }
  return (
    <>
      <button type="button" className="button" onClick={() => void share()}>{t.home.share}</button>
      <span role="status" className={said === '' ? 'visually-hidden' : 'event-shared muted'}>{said}</span>
    </>
  );
}
