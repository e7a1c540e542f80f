import { useState } from 'react';
import { useLocation } from 'react-router';

/** The secret of a mail's link: the fragment, which browsers send to no server. Empty if the page has none. */
export function useLinkSecret(): string {
  const { hash } = useLocation();
  const [secret] = useState(hash.slice(1));
  return secret;
}
