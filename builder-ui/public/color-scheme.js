// Before the first paint: the theme chosen last, so that the page does not flash in the other one. A file of its own,
// because the page's security policy allows no inline script. The key is the one Mantine keeps its choice under.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem('mantine-color-scheme-value');
  } catch (error) {
    // Storage may be forbidden; the system's theme is right then.
    console.info('The theme cannot be remembered here.', error);
  }
  const isDark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light');
})();
