// One task at a time on a screen, all of them on paper.
const tabs = [...document.querySelectorAll("a.tab")];

function select() {
  const wanted = tabs.some((tab) => tab.getAttribute("href") === location.hash) ? location.hash : "#task-0";
  for (const tab of tabs) {
    const chosen = tab.getAttribute("href") === wanted;
    if (chosen) tab.setAttribute("aria-current", "true"); else tab.removeAttribute("aria-current");
    document.querySelector(tab.getAttribute("href")).classList.toggle("off", !chosen);
  }
}

if (tabs.length) {
  addEventListener("hashchange", select);
  select();
}
