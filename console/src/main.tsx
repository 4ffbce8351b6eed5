import './ui/theme/base.css';
import '@fontsource-variable/inter';
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import './ui/theme/tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Providers } from './app/providers';
import { startConsoleWords } from './app/words';
import { reloadWhenFilesAreGone } from './lib/reload-once';

reloadWhenFilesAreGone();
const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root.');
const place = createRoot(root);
startConsoleWords().then(() =>
  place.render(
    <StrictMode>
      <Providers />
    </StrictMode>,
  ),
);
