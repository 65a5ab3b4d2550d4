// Runs before the first paint, so that a dark page never flashes white and the language of the page is right from the start.
(() => {
  const read = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const chosen = read('mealwright.theme');
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  const root = document.documentElement;
  root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  root.style.backgroundColor = dark ? '#151813' : '#faf7f1';
  const locale = read('mealwright.locale') || navigator.language.slice(0, 2);
  root.lang = ['de', 'es', 'fr'].includes(locale) ? locale : 'en';
})();
