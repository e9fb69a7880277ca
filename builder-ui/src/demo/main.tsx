/** Where the demo shop starts in the browser. Light on purpose: it shares no code with the builder's pages but words. */
import '@fontsource-variable/inter/wght.css';
import './demo.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { DemoPage } from './demo-page.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('demo.html has no #root');
createRoot(root).render(
  <StrictMode>
    <DemoPage />
  </StrictMode>,
);
