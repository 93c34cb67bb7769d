// Keeps the parts of a page up to date. Nobody loses their place by it: the focus, what is scrolled and what is opened
// stay; it waits while text is selected or the page is not seen; and it can be stopped (WCAG 2.2, 2.2.2).
'use strict';
(() => {
  const bar = document.querySelector('[data-refresh]');
  if (!bar) return;
  const button = bar.querySelector('button');
  const said = bar.querySelector('[role=status]');
  const KEY = 'gateway-refresh';
  const FOCUSABLE = 'a[href], button, input, select, summary, [tabindex]';
  const every = Number(bar.dataset.refresh) * 1000;
  const known = new Map();
  let on = true;
  try { on = localStorage.getItem(KEY) !== 'off'; } catch (closed) { /* then it is on */ }

  const show = () => {
    button.textContent = on ? 'Stop refreshing' : 'Refresh by itself';
    bar.dataset.state = on ? 'on' : 'off';
  };
  const replace = (part, next) => {
    const held = [...part.querySelectorAll(FOCUSABLE)].indexOf(document.activeElement);
    const opened = [...part.querySelectorAll('details')].map((each) => each.open);
    const scrolled = [...part.querySelectorAll('.wide')].map((each) => [each.scrollLeft, each.scrollTop]);
    part.innerHTML = next;
    part.querySelectorAll('details').forEach((each, i) => { each.open = Boolean(opened[i]); });
    part.dispatchEvent(new CustomEvent('refreshed', {bubbles: true}));
    part.querySelectorAll('.wide').forEach((each, i) => { if (scrolled[i]) [each.scrollLeft, each.scrollTop] = scrolled[i]; });
    const again = held < 0 ? null : part.querySelectorAll(FOCUSABLE)[held];
    if (again) again.focus({preventScroll: true});
  };
  const take = (html) => {
    const page = new DOMParser().parseFromString(html, 'text/html');
    for (const next of page.querySelectorAll('[data-part]')) {
      const part = document.querySelector(`[data-part="${next.dataset.part}"]`);
      if (!part || known.get(next.dataset.part) === next.innerHTML) continue;
      known.set(next.dataset.part, next.innerHTML);
      replace(part, next.innerHTML);
    }
  };
  const selected = () => { const text = getSelection(); return text && !text.isCollapsed; };
  const look = async () => {
    if (!on || document.hidden || selected()) return;
    try {
      const answer = await fetch(location.pathname + location.search, {redirect: 'manual', headers: {'HX-Request': 'true', 'X-Refresh': 'true'}});
      if (answer.ok) { take(await answer.text()); said.textContent = ''; }
      else if (answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 403) {
        on = false;
        show();
        said.textContent = 'You are signed out. Load the page to sign in again.';
      } else said.textContent = 'The gateway does not answer; these figures are old.';
    } catch (away) {
      said.textContent = 'The gateway does not answer; these figures are old.';
    }
  };
  button.addEventListener('click', () => {
    on = !on;
    try { localStorage.setItem(KEY, on ? 'on' : 'off'); } catch (closed) { /* then for this page only */ }
    show();
    if (on) look();
  });
  bar.hidden = false;
  show();
  setInterval(look, every);
})();
