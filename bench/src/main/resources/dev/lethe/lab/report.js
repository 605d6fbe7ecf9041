'use strict';
(function () {
  const plots = JSON.parse(document.getElementById('plots').textContent);
  const dashes = [[], [7, 4], [2, 3], [10, 3, 2, 3], [4, 2], [12, 4]];
  const points = ['circle', 'rect', 'triangle', 'rectRot', 'cross', 'star'];
  const charts = [];

  function number(value) {
    return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
  }

  function inSteps(value, step, units) {
    let i = 0;
    while (Math.abs(value) >= step && i < units.length - 1) {
      value /= step;
      i++;
    }
    return number(value) + ' ' + units[i];
  }

  function text(value, unit) {
    switch (unit) {
      case 'nanos': return inSteps(value, 1000, ['ns', 'µs', 'ms', 's']);
      case 'bytes': return inSteps(value, 1024, ['B', 'KiB', 'MiB', 'GiB']);
      default: return number(value);
    }
  }

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  /* On a logarithmic axis only powers of ten are named, and bars start at the power below the smallest value. */
  function floorOf(plot) {
    const values = plot.series.flatMap(s => s.values).filter(v => v > 0);
    return values.length ? Math.pow(10, Math.floor(Math.log10(Math.min(...values)) - 0.01)) : 1;
  }

  function ceilingOf(plot) {
    const values = plot.series.flatMap(s => s.values).filter(v => v > 0);
    return values.length ? Math.pow(10, Math.ceil(Math.log10(Math.max(...values)) + 0.01)) : 10;
  }

  function tick(plot, value) {
    if (!plot.log) return text(value, plot.unit);
    const power = Math.log10(value);
    return Math.abs(power - Math.round(power)) < 1e-9 ? text(value, plot.unit) : null;
  }

  function options(plot) {
    const values = {
      type: plot.log ? 'logarithmic' : 'linear',
      beginAtZero: !plot.log,
      title: { display: true, text: plot.values + (plot.log ? ', logarithmic' : '') },
      ticks: { callback: value => tick(plot, value), autoSkip: !plot.log }
    };
    if (plot.unit === 'bytes' && !plot.log) {
      const most = Math.max(1, ...plot.series.flatMap(s => s.values));
      values.ticks.stepSize = Math.pow(2, Math.ceil(Math.log2(most / 6)));
    }
    if (plot.log) {
      values.min = floorOf(plot);
      values.max = ceilingOf(plot);
    }
    return {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      devicePixelRatio: Math.max(2, window.devicePixelRatio || 1),
      interaction: { mode: 'index', intersect: false },
      scales: { x: { title: { display: true, text: plot.axis }, ticks: { maxRotation: 40, autoSkip: false } }, y: values },
      plugins: {
        colors: { enabled: false },
        legend: { position: 'top', labels: { usePointStyle: plot.kind === 'line', boxWidth: 12, boxHeight: plot.kind === 'line' ? 7 : 12 } },
        tooltip: { callbacks: { label: item => item.dataset.label + ': ' + text(item.raw, plot.unit) } }
      }
    };
  }

  function datasets(plot) {
    return plot.series.map((series, i) => ({
      label: series.name,
      // A time below the timer's overhead is shown at the floor of the axis rather than left out.
      data: series.values.map(v => v === null ? null : plot.log ? Math.max(v, floorOf(plot) * 1.1) : v),
      // Earlier lines lie on later ones, which are wider so that none is hidden by an equal one.
      borderWidth: series.reference ? 1.5 : plot.kind === 'line' ? 2 + 2 * i : 1,
      borderDash: series.reference ? [] : plot.kind === 'line' ? dashes[i % dashes.length] : [],
      pointStyle: series.reference ? 'line' : points[i % points.length],
      pointRadius: series.reference ? 0 : 3 + 2 * i,
      reference: series.reference,
      tension: 0
    }));
  }

  /* Colours come from the style sheet, which knows about dark mode and print. */
  function paint(config) {
    const ink = colour('--ink');
    const line = colour('--line');
    for (const axis of Object.values(config.options.scales)) {
      axis.ticks.color = ink;
      axis.title.color = ink;
      axis.grid = { color: line };
      axis.border = { color: line };
    }
    config.options.plugins.legend.labels.color = ink;
    config.data.datasets.forEach((set, i) => {
      set.borderColor = set.reference ? ink : colour('--s' + (i % 6));
      set.backgroundColor = set.borderColor;
    });
    return config;
  }

  function repaint() {
    charts.forEach(chart => {
      paint(chart);
      chart.resize();
      chart.update();
    });
  }

  document.querySelectorAll('canvas[data-plot]').forEach(canvas => {
    const plot = plots[Number(canvas.dataset.plot)];
    charts.push(new Chart(canvas, paint({
      type: plot.kind,
      data: { labels: plot.labels.map(label => label.split(', ')), datasets: datasets(plot) },
      options: options(plot)
    })));
  });

  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint);
  matchMedia('print').addEventListener('change', repaint);
  window.addEventListener('beforeprint', repaint);
  window.addEventListener('afterprint', repaint);
})();
