// Shows the page as it was left (src/app/last-look.ts), until the app has drawn it. In a tree of its own, which nothing else sees:
// for the keyboard, a screen reader and the app itself only the page is there.
(() => {
  const look = window.lastLook;
  // A phone knows its width only when it has read the page's head.
  if (look?.width !== innerWidth) return;
  const host = document.createElement('div');
  host.id = 'last-look';
  host.inert = true;
  host.setAttribute('aria-hidden', 'true');
  const shadow = host.attachShadow({ mode: 'closed' });
  shadow.innerHTML = `<style>${look.css}
:host { position: fixed; inset: 0; z-index: 10000; pointer-events: none }
* { animation: none !important; transition: none !important }
.look { height: 100%; overflow: hidden; background: var(--mantine-color-body) }
</style><div class="look">${look.html}</div>`;
  shadow.lastChild.setAttribute('data-mantine-color-scheme', document.documentElement.dataset.mantineColorScheme);
  document.body.append(host);
  shadow.lastChild.scrollTop = look.top;
  const mark = shadow.querySelector('[data-mark]');
  if (mark !== null) shadow.lastChild.scrollTop += mark.getBoundingClientRect().top - look.markTop;
  // Should the app never come, what it says about that must be seen.
  setTimeout(() => host.remove(), 10000);
})();
