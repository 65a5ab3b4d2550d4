// Runs before anything is painted: sets colours and language, fetches the app and the screen that the address names, asks for the
// session meanwhile, and starts the app after the first paint.
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
  const guess = read('mealwright.locale') || navigator.language.slice(0, 2);
  const locale = ['de', 'es', 'fr'].includes(guess) ? guess : 'en';
  root.lang = locale;

  // Names of files carry hashes: the build writes them into the page.
  const files = JSON.parse(document.getElementById('first-files')?.textContent ?? '{}');
  const signedIn = read('mealwright.signedIn') === '1';
  const path = location.pathname === '/' ? (signedIn ? '/week' : '/welcome') : location.pathname;
  const [screen] = Object.keys(files)
    .filter((start) => start.startsWith('/') && path.startsWith(start))
    .sort((a, b) => b.length - a.length);
  const wanted = [files.app, files.rest, files[locale], signedIn && files.frame, files[screen]].flatMap(
    (some) => some || [],
  );
  const fetchFiles = () => {
    for (const file of new Set(wanted)) {
      const link = document.createElement('link');
      link.rel = 'modulepreload';
      link.href = file;
      document.head.append(link);
    }
  };
  // The page as it was left (`last-look.js`): then the style sheet comes first, alone, and the app after the first paint.
  const of = [path + location.search, dark ? 'dark' : 'light', locale, new Date().toDateString()].join();
  const look = signedIn && JSON.parse(read(`mealwright.look.${path.split('/')[1]}`));
  if (look && look.of === of && !document.hidden) window.lastLook = look;
  else fetchFiles();

  // Reading the app takes a phone half a second: first the frame is painted. A page that nobody sees paints nothing.
  const start = () => {
    if (!files.app) return;
    if (window.lastLook) fetchFiles();
    void import(files.app.at(-1));
    // The first format of each kind takes a phone 50 ms: while the app is on its way nobody waits for it.
    setTimeout(() => new Intl.DateTimeFormat('en-CA', { month: '2-digit' }));
    setTimeout(() => new Intl.NumberFormat(locale));
  };
  if (document.hidden) start();
  else requestAnimationFrame(() => setTimeout(start));

  if (!signedIn) return;
  root.dataset.known = '';
  // One window at a time: the cookie is good for one use. `session.ts` takes the answer.
  const ask = () =>
    fetch('/api/v1/auth/refresh', {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: '{"keep":"cookie"}',
      // Who reloads at once leaves before the answer: the new cookie is to come all the same.
      keepalive: true,
    });
  window.earlySession = navigator.locks ? navigator.locks.request('mealwright.refresh', ask) : ask();
  window.earlySession.catch(() => undefined);
})();
