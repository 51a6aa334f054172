"use strict";
(() => {
  const form = document.getElementById("filter");
  const openAll = (open) => {
    for (const one of document.querySelectorAll("#conflicts details")) one.open = open;
  };
  const reveal = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    for (let one = target; one; one = one.parentElement) if (one.tagName === "DETAILS") one.open = true;
  };
  addEventListener("hashchange", reveal);
  reveal();

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const one of closed) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of closed) one.open = false;
  });

  if (!form) return;
  const cards = [...document.querySelectorAll(".card")];
  const count = document.getElementById("count");
  const none = document.getElementById("none");
  const has = (list, separator, wanted) => !wanted || list.split(separator).includes(wanted);
  const apply = () => {
    const wanted = new FormData(form);
    const levels = wanted.getAll("level");
    const from = wanted.get("from");
    const to = wanted.get("to");
    let shown = 0;
    for (const card of cards) {
      const d = card.dataset;
      const fits =
        levels.includes(d.level) &&
        (!wanted.get("rule") || d.rule === wanted.get("rule")) &&
        has(d.force, " ", wanted.get("force")) &&
        has(d.place, "|", wanted.get("place")) &&
        has(d.speaker, " ", wanted.get("speaker")) &&
        (!from || (d.last && d.last >= from)) &&
        (!to || (d.first && d.first <= to));
      card.hidden = !fits;
      shown += fits;
    }
    count.value = shown;
    none.hidden = shown > 0;
  };
  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("expand").addEventListener("click", () => openAll(true));
  document.getElementById("collapse").addEventListener("click", () => openAll(false));
  form.hidden = false;
  apply();
})();
