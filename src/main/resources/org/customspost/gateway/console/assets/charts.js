// Draws each chart from the table beside it, which has the same figures for those who do not see the chart.
'use strict';
(() => {
  const UNITS = [['d', 86400], ['h', 3600], ['min', 60], ['s', 1]];
  const ROUND = [0.1, 1, 10, 60, 600, 3600, 21600, 86400, 604800, 2592000];
  const DAY = 86400;
  const COLOURS = ['--one', '--two', '--three', '--four'];
  const words = (seconds) => {
    if (seconds === null || seconds === undefined) return '';
    const [unit, size] = UNITS.find(([, each]) => seconds >= each) || ['s', 1];
    const value = seconds / size;
    return `${value >= 10 || Number.isInteger(value) ? Math.round(value) : value.toFixed(1)} ${unit}`;
  };
  const number = (cell) => cell.dataset.value === '' ? null : Number(cell.dataset.value);
  const dated = (value) => typeof value === 'number'
    ? new Intl.DateTimeFormat(undefined, {dateStyle: 'medium', timeStyle: 'short'}).format(new Date(value * 1000)) : '';

  const draw = (chart) => {
    const table = chart.querySelector('table');
    const plot = chart.querySelector('.plot');
    const rows = [...table.tBodies[0].rows];
    const labels = [...table.tHead.rows[0].cells].slice(1).map((each) => each.textContent.trim());
    const ats = rows.map((row) => Date.parse(row.cells[0].dataset.at) / 1000);
    const values = labels.map((_, i) => rows.map((row) => number(row.cells[i + 1])));
    const time = chart.dataset.unit === 'time';
    const style = getComputedStyle(chart);
    const colour = (name) => style.getPropertyValue(name).trim();
    const axis = {stroke: colour('--faint'), grid: {stroke: colour('--line'), width: 1}, ticks: {stroke: colour('--line'), width: 1}};
    const show = (value) => value === null || value === undefined ? '–' : time ? words(value) : chart.dataset.unit === 'share' ? `${value.toFixed(1)} %` : value.toLocaleString();
    chart.classList.add('drawn');
    const drawn = new uPlot({
      width: plot.clientWidth, height: 240,
      cursor: {points: {size: 6}},
      scales: {x: {time: true, range: (_, low, high) => rows.length === 1 ? [low - DAY, low + DAY] : [low, high]}, y: time ? {distr: 3} : {range: (_, low, high) => [0, Math.max(high * 1.08, 4)]}},
      axes: [axis, {...axis, size: time ? 62 : 54, ...(time ? {splits: (u, i, low, high) => ROUND.filter((each) => each >= low && each <= high)} : {}), values: (_, ticks) => ticks.map((each) => each === null ? '' : time ? words(each) : each.toLocaleString())}],
      series: [{label: 'Time', value: (_, value) => dated(value)}, ...labels.map((label, i) => ({
        label, stroke: colour(COLOURS[i]), width: 2, spanGaps: time, dash: i === 3 ? [6, 4] : undefined,
        fill: !time && i === 0 ? colour(COLOURS[i]) + '26' : undefined,
        points: {show: time || rows.length <= 31, size: 5}, value: (_, value) => show(value),
      }))],
    }, [ats, ...values], plot);
    new ResizeObserver(() => drawn.setSize({width: plot.clientWidth, height: 240})).observe(plot);
  };
  const drawAll = (root) => { for (const each of root.querySelectorAll('.chart')) {
    const figures = [...each.querySelectorAll('td[data-value]')];
    if (figures.some((cell) => cell.dataset.value !== '' && Number(cell.dataset.value) > 0)) draw(each);
    else each.querySelector('.nothing').hidden = false;
  } };
  drawAll(document);
  document.addEventListener('refreshed', (event) => drawAll(event.target));
})();
