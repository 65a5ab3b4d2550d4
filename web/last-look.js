// Shows the page as it was left (src/app/last-look.ts), until the app has drawn it. In a tree of its own, which nothing else sees:
// for the keyboard, a screen reader and the app itself only the page is there.
(() => {
  const root = document.documentElement;
  if (root.dataset.known === undefined) return;
  const path = location.pathname === '/' ? '/week' : location.pathname;
  let look;
  try {
    look = JSON.parse(localStorage.getItem(`mealwright.look.${path.split('/')[1]}`));
  } catch {
    return;
  }
  const scheme = root.getAttribute('data-mantine-color-scheme');
  const of = [path + location.search, innerWidth, scheme, root.lang, new Date().toDateString()];
  if (look?.of !== of.join()) return;
  const host = document.createElement('div');
  host.id = 'last-look';
  host.inert = true;
  host.setAttribute('aria-hidden', 'true');
  const shadow = host.attachShadow({ mode: 'closed' });
  shadow.innerHTML = `<style>${look.css}
:host { position: fixed; inset: 0; z-index: 10000; pointer-events: none }
* { animation: none !important; transition: none !important }
.look { height: 100%; overflow: hidden; background: var(--mantine-color-body) }
</style><div class="look" data-mantine-color-scheme="${scheme}">${look.html}</div>`;
  document.body.append(host);
  shadow.lastChild.scrollTop = look.top;
  // Should the app never come, what it says about that must be seen.
  setTimeout(() => host.remove(), 10000);
})();
