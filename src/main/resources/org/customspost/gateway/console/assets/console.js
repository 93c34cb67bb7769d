// Times are written in UTC. Here they are turned into the viewer's own zone; UTC stays at hand as the tooltip.
'use strict';
(() => {
  const format = new Intl.DateTimeFormat(undefined, {dateStyle: 'medium', timeStyle: 'medium'});
  const localize = (root) => {
    for (const each of root.querySelectorAll('time[datetime]:not([title])')) {
      const at = new Date(each.dateTime);
      if (Number.isNaN(at.getTime())) continue;
      each.title = each.textContent;
      each.textContent = format.format(at);
    }
  };
  localize(document);
  document.addEventListener('refreshed', (event) => localize(event.target));
  document.addEventListener('htmx:afterSwap', (event) => localize(event.detail.elt.parentNode || document));
})();
