import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { openLanguage } from './shared/i18n/language';
import './shared/ui/tokens.css';
import './shared/ui/base.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root.');
const draw = () =>
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
// Not `await`: scripts that import from this one would wait for it, and it for them.
void openLanguage().then(draw);
