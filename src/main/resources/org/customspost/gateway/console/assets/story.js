// Lights up what belongs together: a field of the item, its bytes, and the declared values written of it.
'use strict';
(() => {
  const keys = (element) => (element.dataset.field || '').split(' ').filter(Boolean);
  const light = (chosen) => {
    for (const each of document.querySelectorAll('.lit')) each.classList.remove('lit');
    const wanted = new Set(keys(chosen));
    const scrolled = new Set();
    for (const each of document.querySelectorAll('[data-field]')) {
      if (!keys(each).some((key) => wanted.has(key))) continue;
      each.classList.add('lit');
      const panel = each.closest('.panel');
      if (!panel || scrolled.has(panel) || panel.contains(chosen)) continue;
      scrolled.add(panel);
      panel.scrollTop += each.getBoundingClientRect().top - panel.getBoundingClientRect().top - 60;
    }
  };
  document.addEventListener('click', (event) => {
    const chosen = event.target.closest('[data-field]');
    if (!chosen || keys(chosen).length === 0) return;
    light(chosen);
    // the three panels stand side by side: the page itself need not jump
    if (event.target.closest('.panel') && event.target.closest('a[href^="#"]')) {
      event.preventDefault();
      history.replaceState(null, '', event.target.closest('a').getAttribute('href'));
    }
  });
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && target.dataset.field) light(target);
})();
