import { t } from '../../shared/i18n';

const textIn = (texts: Record<string, string>, name: string | null | undefined) => (name ? (texts[name] ?? name) : '');

/** Why the server decided as it did, and why a scan counts at another time than the device says. */
export const ruleText = (decidedBy: string | null | undefined, clamped: string | null | undefined) =>
  [textIn(t.door.rules, decidedBy), textIn(t.door.clamped, clamped)].filter(Boolean).join(' ');
