// The example browser. Everything that a model or a file wrote goes in as a text node, never as markup.
const CHOICES = ["any", "right", "wrong", "failed"];
const PAGE = 50;

function verdict(answer, browser) {
  if (!answer || answer.error !== undefined) return "failed";
  return answer.scores[browser.primary] >= browser.limit ? "right" : "wrong";
}

function choice(label, options, change) {
  const select = element("select", {}, ...options.map((name) => element("option", { value: name }, name)));
  select.addEventListener("change", change);
  return element("label", {}, `${label} `, select);
}

// What was asked: the shortest last user turn, which has the fewest passages and demonstrations around it.
function question(row, browser) {
  const asked = row.answers.filter(Boolean).flatMap((answer) => answer.messages.filter(([role]) => role === "user").slice(-1));
  const words = asked.map(([, place]) => browser.texts[place]);
  return words.sort((a, b) => a.length - b.length)[0] ?? "";
}

function searchable(row, browser) {
  const written = row.answers.filter(Boolean).map((answer) => answer.completion ?? answer.error);
  return [row.id, question(row, browser), ...row.references, ...written].join("\n").toLowerCase();
}

function named(heading, ...content) {
  return element("div", { class: "field" }, element("h5", {}, heading), ...content);
}

function literal(words) {
  return words ? element("pre", {}, words) : element("p", { class: "note" }, "(empty)");
}

function promptOf(answer, browser) {
  const turns = answer.messages.map(([role, place]) => named(role, literal(browser.texts[place])));
  return element("details", {}, element("summary", {}, "Prompt"), ...turns);
}

function passages(answer, row) {
  if (!answer.retrieved.length) return [];
  const items = answer.retrieved.map((id) => element("li", {}, id, row.gold.includes(id) ? " (holds the answer)" : ""));
  return [named("Passages retrieved", element("ol", {}, ...items))];
}

function scores(answer, browser) {
  const rows = browser.metrics.filter((name) => name in answer.scores).map((name) => element("tr", {},
    element("th", { scope: "row", class: "left" }, name),
    element("td", { class: "right" }, (100 * answer.scores[name]).toFixed(1))));
  return named("Scores", element("table", {}, element("tbody", {}, ...rows)));
}

function card(strategy, answer, row, browser) {
  const judged = verdict(answer, browser);
  const head = element("h4", {}, `${strategy} `, element("span", { class: `verdict ${judged}` }, judged));
  if (!answer) return element("section", { class: "card" }, head, element("p", { class: "note" }, "not answered"));
  const shown = answer.shown.length ? [named("Demonstrations", element("p", {}, answer.shown.join(", ")))] : [];
  const rest = [...passages(answer, row), ...shown, promptOf(answer, browser)];
  if (answer.error !== undefined) return element("section", { class: "card" }, head, named("Failure", literal(answer.error)), ...rest);
  const [input, output] = answer.tokens.map((count) => count ?? "unknown");
  const end = `${answer.finish ?? "unknown"}; tokens ${input} / ${output}; ${dollars(answer.usd)}`;
  return element("section", { class: "card" }, head,
    named("Completion", literal(answer.completion)), named("Extracted", literal(answer.prediction)),
    scores(answer, browser), named("End, tokens, price", element("p", {}, end)), ...rest);
}

function detail(row, browser) {
  const facets = Object.entries(row.facets).map(([name, value]) => `${name}: ${value}`).join("; ");
  const gold = row.gold.length ? [named("Passages that hold the answer", element("p", {}, row.gold.join(", ")))] : [];
  const old = row.outdated.length ? [named("Right before the facts changed", ...row.outdated.map(literal))] : [];
  return [
    element("h4", {}, row.id + (row.seed ? ` (seed ${row.seed})` : "")),
    named("Question", literal(question(row, browser))),
    named("Accepted answers", ...row.references.map(literal)), ...old, ...gold,
    ...(facets ? [named("Facets", element("p", {}, facets))] : []),
    element("div", { class: "cards" }, ...browser.strategies.map((name, i) => card(name, row.answers[i], row, browser))),
  ];
}

function browse(place, browser) {
  const list = element("ol", { class: "found" });
  const count = element("p", { class: "note", role: "status" });
  const shown = element("div", { class: "detail" });
  const more = element("button", { type: "button" }, "Show more");
  const search = element("input", { type: "search", "aria-label": "Search in ids, questions and answers", placeholder: "search" });
  let limit = PAGE;
  const filters = browser.strategies.map((name) => choice(name, CHOICES, () => { limit = PAGE; update(); }));
  search.addEventListener("input", () => { limit = PAGE; update(); });
  more.addEventListener("click", () => { limit += PAGE; update(); });

  const matches = (row) => filters.every((label, i) => {
    const wanted = label.lastChild.value;
    return wanted === "any" || verdict(row.answers[i], browser) === wanted;
  }) && searchable(row, browser).includes(search.value.toLowerCase());

  const item = (row) => {
    const words = `${row.id}: ${question(row, browser)}`;
    const button = element("button", { type: "button" }, words.length > 120 ? words.slice(0, 120) + "\u2026" : words);
    button.addEventListener("click", () => {
      list.querySelector("[aria-current]")?.removeAttribute("aria-current");
      button.setAttribute("aria-current", "true");
      shown.replaceChildren(...detail(row, browser));
    });
    return element("li", {}, button);
  };

  const update = () => {
    const found = browser.rows.filter(matches);
    const out = browser.total - browser.rows.length;
    count.textContent = `${found.length} of ${browser.rows.length} examples`
      + (out ? `; ${out} more are left out of this file to keep it small, and stand in records.jsonl` : "");
    list.replaceChildren(...found.slice(0, limit).map(item));
    more.hidden = found.length <= limit;
    if (found.length) list.querySelector("button").click(); else shown.replaceChildren();
  };

  const right = `Right: ${browser.primary} of ${100 * browser.limit}${browser.limit < 1 ? " or more" : ""}.`;
  place.append(element("p", { class: "note" }, right),
    element("div", { class: "filters" }, ...filters, search), count,
    element("div", { class: "browser" }, element("div", { class: "list" }, list, more), shown));
  update();
}

report.tasks.forEach((task, number) => browse(document.getElementById(`examples-${number}`), task.examples));
