import { t } from '../shared/i18n';
import { Page } from '../shared/ui/Page';

/** The statement that the European Accessibility Act asks for: what is aimed for, what is missing, how to report. */
export function AccessibilityPage() {
  const text = t.accessibility;
  return (
    <Page title={text.title} lead={<p>{text.lead}</p>}>
      <div className="prose">
        <h2>{text.aimTitle}</h2>
        <p>{text.aim}</p>
        <h2>{text.doneTitle}</h2>
        <ul>{text.done.map((item) => <li key={item}>{item}</li>)}</ul>
        <h2>{text.missingTitle}</h2>
        <ul>{text.missing.map((item) => <li key={item}>{item}</li>)}</ul>
        <h2>{text.reportTitle}</h2>
        <p>{text.report}</p>
        <p>{text.enforcement}</p>
        <p className="muted">{text.date}</p>
      </div>
    </Page>
  );
}
