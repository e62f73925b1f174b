// The slider below "Cost at volume": the rule on the chart, and what a month costs there.
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function dollars(value) {
  if (value === null) return "unknown";
  if (value === 0) return "$0";
  if (value < 0.00005) return "<$0.0001";
  if (value < 0.1) return "$" + value.toFixed(4);
  const digits = value < 1000 ? 2 : 0;
  return "$" + value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

// setup / months + hosting + requests x marginal, as harness/totals.py has it.
function monthly(terms, requests, months) {
  const { setup, hosting, marginal } = terms;
  return [setup, hosting, marginal].includes(null) ? null : setup / months + hosting + requests * marginal;
}

function rounded(requests) {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(requests)) - 1);
  return Math.round(requests / unit) * unit;
}

// Three digits, as how_many of harness/report/totals_table.py has them.
function howMany(requests) {
  const whole = Math.max(1, Math.ceil(requests));
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(whole)) - 2);
  return (Math.round(whole / unit) * unit).toLocaleString("en");
}

// Where `other` is cheaper than `best`, in requests a month. They cost the same at one volume at most.
function breakEven(other, best, months) {
  const apart = best.marginal - other.marginal;
  const same = (monthly(other, 0, months) - monthly(best, 0, months)) / apart;
  if (!apart || same <= 0) return "at no volume";
  return `${apart > 0 ? "from" : "under"} ${howMany(same)} a month`;
}

function costRow(terms, usd, best, least, months) {
  const shared = [element("th", { scope: "row", class: "left" }, terms.strategy), element("td", { class: "right" }, dollars(usd))];
  const [times, cheaper] = usd === null ? ["unknown", "unknown"]
    : terms === best ? ["cheapest", "-"]
    : [least ? (usd / least).toFixed(1) + " x" : "-", breakEven(terms, best, months)];
  return element("tr", {}, ...shared, ...[times, cheaper].map((words) => element("td", { class: "right" }, words)));
}

function costTable(task, requests) {
  const costs = task.terms.map((terms) => [terms, monthly(terms, requests, task.months)]);
  costs.sort((a, b) => (a[1] ?? Infinity) - (b[1] ?? Infinity));
  const [best, least] = costs[0];
  const heads = ["strategy", "USD a month", "times the cheapest", `cheaper than ${best.strategy}`];
  const head = element("tr", {}, ...heads.map((name, i) => element("th", { scope: "col", class: i ? "right" : "left" }, name)));
  const rows = costs.map(([terms, usd]) => costRow(terms, usd, best, least, task.months));
  return element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows));
}

report.tasks.forEach((task, number) => {
  const slider = document.getElementById(`volume-${number}`);
  if (!slider) return;
  const box = document.getElementById(`chart-${number}-volume`);
  const shown = slider.closest(".slider");
  const update = () => {
    const requests = rounded(10 ** Number(slider.value));
    const words = requests.toLocaleString("en");
    slider.setAttribute("aria-valuetext", `${words} requests a month`);
    shown.querySelector("output").textContent = words;
    shown.querySelector(".at-volume").replaceChildren(costTable(task, requests));
    views.get(box.id)?.view.signal("volume", requests).run();
  };
  slider.addEventListener("input", update);
  box.addEventListener("drawn", update);
  update();
});
