"use strict";
(() => {
  const root = document.documentElement;
  const book = document.getElementById("book");
  const leaves = [...book.querySelectorAll(".leaf")];
  if (!leaves.length) return;
  const toLeft = book.dataset.direction === "rtl";
  const key = "audobon:" + book.dataset.slug;
  const doubled = leaves.map((leaf) => leaf.classList.contains("double"));
  const wide = leaves.some((leaf, page) => !doubled[page] && Number(leaf.dataset.width) > Number(leaf.dataset.height));
  const panels = leaves.map((leaf) => [...leaf.querySelectorAll("figure")]);
  const views = ["page", "spread", "guided", "strip"];
  const state = { page: 0, panel: 0, view: "page", theme: "" };

  // --- what was kept of an earlier visit; a browser may refuse to keep anything ---
  const kept = () => {
    try {
      return JSON.parse(localStorage.getItem(key)) || {};
    } catch {
      return {};
    }
  };
  const keep = () => {
    try {
      localStorage.setItem(key, JSON.stringify(state));
    } catch {
      // Reading goes on without a memory.
    }
  };

  // --- small builders ---
  const make = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };
  const icon = (path) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    const drawn = document.createElementNS("http://www.w3.org/2000/svg", "path");
    drawn.setAttribute("d", path);
    svg.append(drawn);
    return svg;
  };
  const button = (name, path, action, { label = "", shown = "" } = {}) => {
    const made = make("button", { type: "button", "aria-label": name, title: name }, icon(path));
    if (label) made.append(make("span", { class: "label" }, label));
    if (shown) made.classList.add(shown);
    made.addEventListener("click", action);
    return made;
  };

  // --- the bar ---
  const LEFT = "M15 5l-7 7 7 7";
  const RIGHT = "M9 5l7 7-7 7";
  const back = button("Back", toLeft ? RIGHT : LEFT, () => step(-1));
  const ahead = button("On", toLeft ? LEFT : RIGHT, () => step(1));
  const slider = make("input", {
    type: "range", min: "1", max: String(leaves.length), step: "1", "aria-label": "Page", dir: toLeft ? "rtl" : "ltr",
  });
  slider.addEventListener("input", () => go(Number(slider.value) - 1));
  const where = make("span", { class: "where", "aria-hidden": "true" });
  const said = make("p", { class: "unseen", "aria-live": "polite", lang: "en" });
  const chosen = {
    page: button("One page", "M7 3h10v18H7z", () => look("page"), { label: "Page" }),
    spread: button("Two pages", "M3 4h9v16H3zM12 4h9v16h-9z", () => look("spread"), { label: "Spread", shown: "roomy" }),
    guided: button("Panel by panel", "M3 3h18v18H3zM7 8h10v8H7z", () => look("guided"), { label: "Guided" }),
    strip: button("One below the other", "M7 2h10v8H7zM7 14h10v8H7z", () => look("strip"), { label: "Strip" }),
  };
  if (wide) chosen.spread.hidden = true;
  const theme = button("Light or dark", "M12 3a9 9 0 1 0 9 9 7 7 0 0 1-9-9z", () => tint());
  const full = button("Full screen", "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5", () => fill(), { shown: "roomy" });
  const asked = button("Help", "M9 9a3 3 0 1 1 4 2.8c-.7.4-1 1-1 2.2M12 18v.01", () => help.showModal());
  if (!document.fullscreenEnabled) full.hidden = true;
  const bar = make(
    "nav", { class: "bar", "aria-label": "Reading", lang: "en" },
    make("div", { class: "turning" }, ...(toLeft ? [ahead, slider, where, back] : [back, slider, where, ahead])),
    make(
      "div", { class: "tools" },
      make("div", { class: "views", role: "group", "aria-label": "View" }, ...views.map((name) => chosen[name])),
      theme, full, asked,
    ),
  );
  const rows = [
    ["Arrows, Space, Page Up, Page Down", "on and back"], ["Home, End", "first and last page"],
    ["1 2 3 4", "page, spread, guided, strip"], ["g", "guided, panel by panel, and back"], ["t", "light or dark"],
    ["f", "full screen"], ["?", "this help"], ["Swipe, or touch an edge", "on and back"],
  ];
  const help = make(
    "dialog", { "aria-labelledby": "help-name", lang: "en" }, make("h2", { id: "help-name" }, "Keys"),
    make("dl", {}, ...rows.flatMap(([keys, does]) => [make("dt", {}, keys), make("dd", {}, does)])),
    make("form", { method: "dialog" }, make("button", {}, "Close")),
  );
  const shade = make("div", { class: "shade", hidden: "" });
  document.body.append(bar, said, help);

  // --- showing ---
  const nameOf = (page) => leaves[page].querySelector("h2").textContent;
  // As in print: the first page is alone, then they lie two by two; a double page is two already.
  const spreads = [];
  leaves.forEach((_, page) => {
    const last = spreads[spreads.length - 1];
    const open = page > 1 && last.length === 1 && !doubled[last[0]] && !doubled[page];
    if (open) last.push(page);
    else spreads.push([page]);
  });
  const shownTogether = () => {
    if (state.view === "strip") return leaves.map((_, page) => page);
    if (state.view !== "spread") return [state.page];
    return spreads.find((together) => together.includes(state.page));
  };

  const focusPanel = (leaf, moves) => {
    const svg = leaf.querySelector("svg");
    const own = panels[state.page];
    const height = innerHeight - bar.offsetHeight;
    const size = [Number(leaf.dataset.width), Number(leaf.dataset.height)];
    const box = own.length ? own[state.panel].dataset.box.split(" ").map(Number) : [0, 0, ...size];
    const air = Math.min(24, innerWidth * 0.03);
    const scale = Math.min((innerWidth - 2 * air) / box[2], (height - 2 * air) / box[3]);
    const left = (innerWidth - box[2] * scale) / 2;
    const top = (height - box[3] * scale) / 2;
    svg.classList.toggle("instant", !moves);
    svg.style.width = size[0] + "px";
    svg.style.height = size[1] + "px";
    svg.style.transform = `translate(${left - box[0] * scale}px, ${top - box[1] * scale}px) scale(${scale})`;
    leaf.append(shade);
    shade.hidden = !own.length;
    Object.assign(shade.style, {
      left: left + "px", top: top + "px", width: box[2] * scale + "px", height: box[3] * scale + "px",
    });
  };

  const unfocus = () => {
    shade.remove();
    for (const leaf of leaves) leaf.querySelector("svg").removeAttribute("style");
  };

  // Out of sight, but a search in the browser still finds its words; where that is unknown it is simply hidden.
  const conceal = (leaf, hidden) => {
    leaf.hidden = hidden ? "until-found" : false;
    if (hidden) leaf.setAttribute("aria-hidden", "true");
    else leaf.removeAttribute("aria-hidden");
  };

  const show = ({ moves = false, tells = true } = {}) => {
    const together = shownTogether();
    leaves.forEach((leaf, page) => conceal(leaf, !together.includes(page)));
    const guided = state.view === "guided";
    panels.forEach((own, page) =>
      own.forEach((panel, order) => (panel.hidden = guided && (page !== state.page || order !== state.panel))));
    if (guided) focusPanel(leaves[state.page], moves);
    const last = together[together.length - 1];
    const own = panels[state.page];
    back.disabled = state.page === 0 && (!guided || state.panel === 0);
    ahead.disabled = guided
      ? state.page === leaves.length - 1 && state.panel >= own.length - 1
      : (state.view === "strip" ? state.page : last) === leaves.length - 1;
    slider.value = String(state.page + 1);
    slider.setAttribute("aria-valuetext", `${nameOf(state.page)}, ${state.page + 1} of ${leaves.length}`);
    where.textContent = `${state.page + 1} / ${leaves.length}`;
    if (tells) {
      const words = guided && own.length ? own[state.panel].textContent : "";
      said.textContent = `${nameOf(state.page)}. ${words}`;
    }
    const mark = `#page=${state.page + 1}`;
    if (location.hash !== mark) {
      try {
        history.replaceState(null, "", mark);
      } catch {
        // A page opened from a file may not rewrite its address.
      }
    }
    keep();
  };

  const go = (page, panel = 0) => {
    const moves = state.view === "guided" && page === state.page;
    state.page = Math.max(0, Math.min(leaves.length - 1, page));
    state.panel = Math.max(0, Math.min(panels[state.page].length - 1, panel));
    show({ moves });
    if (state.view === "strip") leaves[state.page].scrollIntoView({ block: "start" });
  };

  const step = (way) => {
    if (state.view === "guided") {
      const panel = state.panel + way;
      if (panel >= 0 && panel < panels[state.page].length) return go(state.page, panel);
      const page = state.page + way;
      if (page < 0 || page >= leaves.length) return undefined;
      return go(page, way < 0 ? panels[page].length - 1 : 0);
    }
    const together = state.view === "strip" ? [state.page] : shownTogether();
    return go(way > 0 ? together[together.length - 1] + 1 : together[0] - 1);
  };

  const look = (view) => {
    state.view = wide && view === "spread" ? "page" : view;
    root.dataset.view = state.view;
    for (const name of views) chosen[name].setAttribute("aria-pressed", String(name === state.view));
    unfocus();
    go(state.page, state.panel);
    if (state.view !== "strip") scrollTo(0, 0);
  };

  const dark = () =>
    state.theme ? state.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const tint = () => {
    state.theme = dark() ? "light" : "dark";
    root.dataset.theme = state.theme;
    keep();
  };
  const fill = () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen());

  // --- keys ---
  const onward = toLeft ? "ArrowLeft" : "ArrowRight";
  const backward = toLeft ? "ArrowRight" : "ArrowLeft";
  const acts = {
    [onward]: () => step(1), [backward]: () => step(-1), PageDown: () => step(1), PageUp: () => step(-1),
    Home: () => go(0), End: () => go(leaves.length - 1), g: () => look(state.view === "guided" ? "page" : "guided"),
    t: tint, f: fill, "?": () => help.showModal(),
    1: () => look("page"), 2: () => look("spread"), 3: () => look("guided"), 4: () => look("strip"),
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    const control = event.target instanceof Element && event.target.closest("button, input");
    if (control && (event.key === " " || (control === slider && event.key.startsWith("Arrow")))) return;
    if (state.view === "strip" && ["PageDown", "PageUp", " "].includes(event.key)) return;
    const act = event.key === " " ? () => step(event.shiftKey ? -1 : 1) : acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  // --- hands and mice ---
  let start = null;
  const zoomed = () => window.visualViewport && window.visualViewport.scale > 1.05;
  book.addEventListener("touchstart", (event) => {
    start = event.touches.length === 1 ? [event.touches[0].clientX, event.touches[0].clientY] : null;
  }, { passive: true });
  book.addEventListener("touchend", (event) => {
    if (!start || zoomed() || state.view === "strip") return;
    const across = event.changedTouches[0].clientX - start[0];
    const down = event.changedTouches[0].clientY - start[1];
    if (Math.abs(across) > 40 && Math.abs(across) > 1.5 * Math.abs(down)) {
      event.preventDefault();
      step((across < 0) === !toLeft ? 1 : -1);
    }
  });
  book.addEventListener("click", (event) => {
    if (state.view === "strip" || zoomed() || String(getSelection())) return;
    const share = event.clientX / innerWidth;
    if (share > 0.25 && share < 0.75 && state.view !== "guided") return;
    step((share >= 0.5) === !toLeft ? 1 : -1);
  });

  // --- what a search in the browser finds: its page, whole, so that the word is seen where it stands ---
  book.addEventListener("beforematch", (event) => {
    state.page = leaves.indexOf(event.target.closest(".leaf"));
    state.panel = 0;
    look(state.view === "guided" ? "page" : state.view);
  });

  // --- where a strip is scrolled to ---
  if ("IntersectionObserver" in window) {
    const seen = new IntersectionObserver((entries) => {
      if (state.view !== "strip") return;
      const first = entries.filter((entry) => entry.isIntersecting).map((entry) => leaves.indexOf(entry.target));
      if (first.length && !first.includes(state.page)) {
        state.page = Math.min(...first);
        show({ tells: false });
      }
    }, { rootMargin: "-45% 0px -45% 0px" });
    leaves.forEach((leaf) => seen.observe(leaf));
  }
  addEventListener("resize", () => state.view === "guided" && show({ tells: false }));
  const asAddressed = () => {
    const found = /^#page=(\d+)$/.exec(location.hash);
    return found ? Number(found[1]) - 1 : null;
  };
  addEventListener("hashchange", () => {
    const page = asAddressed();
    if (page !== null && page !== state.page) go(page);
  });

  // --- beginning ---
  const before = kept();
  if (Number.isInteger(before.page)) state.page = before.page;
  if (Number.isInteger(before.panel)) state.panel = before.panel;
  if (["light", "dark"].includes(before.theme)) root.dataset.theme = state.theme = before.theme;
  const room = innerWidth > 1.2 * innerHeight && innerWidth > 900;
  const view = views.includes(before.view) ? before.view : room && !wide ? "spread" : "page";
  const page = asAddressed();
  if (page !== null) [state.page, state.panel] = [page, 0];
  state.page = Math.max(0, Math.min(leaves.length - 1, state.page));
  leaves.forEach((leaf) => {
    leaf.style.setProperty("--ratio", String(Number(leaf.dataset.width) / Number(leaf.dataset.height)));
  });
  root.classList.add("reading");
  root.dataset.direction = book.dataset.direction;
  look(view);
})();
