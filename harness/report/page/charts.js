"use strict";
// Draws charts as they come into view, in the page's theme and width. Colours: Okabe and Ito, safe for the colour-blind.
const report = JSON.parse(document.getElementById("data").textContent);

const themes = {
  light: {
    text: "#1c2024", faint: "#d9dde2", page: "#ffffff",
    colours: ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#000000", "#56b4e9", "#e69f00", "#7f7f7f"],
  },
  dark: {
    text: "#e6e8eb", faint: "#3a4048", page: "#14171a",
    colours: ["#56b4e9", "#e69f00", "#009e73", "#cc79a7", "#ffffff", "#f0e442", "#d55e00", "#a0a0a0"],
  },
};
// One fewer than colours, so that after them other pairs come.
const symbols = ["circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "triangle-right"];
const dark = matchMedia("(prefers-color-scheme: dark)");
const views = new Map();
const PAPER = 660;  // pixels of a page's width, within its margins
let printing = false;

function config(width) {
  const theme = dark.matches && !printing ? themes.dark : themes.light;
  const words = { labelColor: theme.text, titleColor: theme.text };
  return {
    background: null,
    font: "system-ui, sans-serif",
    view: { stroke: null },
    axis: { ...words, gridColor: theme.faint, domainColor: theme.faint, tickColor: theme.faint, labelFontSize: 12, titleFontSize: 12, titleFontWeight: "normal" },
    legend: { ...words, labelFontSize: 12, symbolSize: 90, symbolOpacity: 1, labelLimit: width < 480 ? 100 : 180, columns: width < 480 ? 2 : 6 },
    point: { opacity: 1 },
    text: { color: theme.text, fontSize: 12 },
    rule: { color: theme.text },
    style: {
      front: { ...inked(theme.text), fill: null, opacity: 0.7 },
      marker: inked(theme.text),
      halo: { ...inked(theme.page), strokeWidth: 3, strokeJoin: "round" },
    },
    range: { category: theme.colours, symbol: symbols },
  };
}

function inked(colour) {
  return { color: colour, fill: colour, stroke: colour };
}

function draw(box) {
  const width = printing ? PAPER : Math.max(240, Math.floor(box.clientWidth || 640));
  views.get(box.id)?.view.finalize();
  box.replaceChildren();
  const spec = { ...structuredClone(report.charts[box.id]), width, autosize: { type: "fit-x", contains: "padding" }, config: config(width) };
  const dataflow = vegaKit.parse(vegaKit.compile(spec).spec, null, { ast: true });
  const view = new vegaKit.View(dataflow, { renderer: "svg", container: box, hover: true, expr: vegaKit.expressionInterpreter });
  view.run();
  views.set(box.id, { view, width });
  box.dispatchEvent(new CustomEvent("drawn", { bubbles: true }));
}

const boxes = [...document.querySelectorAll(".chart")];
const seen = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (isIntersecting && !views.has(target.id)) draw(target);
  }
}, { rootMargin: "400px" });
boxes.forEach((box) => seen.observe(box));

function redraw() {
  boxes.filter((box) => views.has(box.id)).forEach(draw);
}
dark.addEventListener("change", redraw);

let waiting = 0;
addEventListener("resize", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    for (const box of boxes) {
      const drawn = views.get(box.id);
      if (drawn && box.clientWidth && Math.abs(drawn.width - box.clientWidth) > 8) draw(box);
    }
  }, 150);
});

// On paper everything is there: all tasks, all charts, all that is folded away.
const opened = [];
addEventListener("beforeprint", () => {
  printing = true;
  document.body.classList.add("printing");
  for (const part of document.querySelectorAll("details:not([open])")) {
    part.open = true;
    opened.push(part);
  }
  boxes.forEach(draw);
});
addEventListener("afterprint", () => {
  printing = false;
  document.body.classList.remove("printing");
  opened.splice(0).forEach((part) => { part.open = false; });
  redraw();
});
