import { Component, type ReactNode } from 'react';
import { t } from '../shared/i18n';

/** Shows a message when drawing a page throws, in place of an empty page. React logs the error itself. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <main className="page page-narrow">
        <h1>{t.app.name}</h1>
        <p role="alert">{t.app.crashed}</p>
        <button type="button" className="button" onClick={() => window.location.reload()}>
          {t.app.reloadPage}
        </button>
      </main>
    );
  }
}
