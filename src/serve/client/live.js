// The client of the development server: keeps a page as new as its sources, and lays the desk over it.
//
// What it knows comes as JSON in the page, and then as events. It draws into shadow roots with
// adopted style sheets and builds elements one by one, so that neither a theme's styles nor its
// Content-Security-Policy reach it, nor it them.
"use strict";
(() => {
  const block = document.getElementById("nhipcau-desk");
  if (!block || !("adoptedStyleSheets" in document)) return;
  const desk = JSON.parse(block.textContent);
  const words = desk.words;
  block.remove();

  const sheet = new CSSStyleSheet();
  sheet.replaceSync("STYLE");

  // ---- Elements

  /** Makes an element; attributes without a value, and children that are nothing, are left out. */
  function make(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes ?? {})) {
      if (value != null) element.setAttribute(key, value);
    }
    element.append(...children.flat().filter((child) => child != null));
    return element;
  }

  /** Makes an element with a shadow root of its own. */
  function shaded(name, ...children) {
    const host = make(name, { lang: desk.lang, dir: "ltr" });
    const root = host.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    root.append(...children);
    return host;
  }

  const ICONS = {
    draft: "M3 13l.7-3L10.5 3.2a1.4 1.4 0 0 1 2 0l.3.3a1.4 1.4 0 0 1 0 2L6 12.3zM9.3 4.4l2.3 2.3",
    scheduled: "M8 2.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 8 2.2M8 4.8V8l2.2 1.6",
    expired: "M8 2.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 8 2.2M5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8",
    fallback: "M8 2.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 8 2.2M2.4 8h11.2M8 2.2c-4 3.4-4 8.2 0 11.6M8 2.2c4 3.4 4 8.2 0 11.6",
    older: "M2.7 5.6A5.8 5.8 0 1 1 2.2 8M2.4 2.8v3h3M8 5v3.2l2.2 1.4",
    fold: "M3.5 6l4.5 4.5L12.5 6",
    lost: "M3 13L13 3M4.6 8.4a4.8 4.8 0 0 1 3-1.9M8 11.6v.2M2.2 5.9a8 8 0 0 1 4.4-2.2M11 8a5 5 0 0 1 .6.5M11 4.4a8 8 0 0 1 2.8 1.5",
  };

  /** Draws an icon; it is only decoration. */
  function icon(name) {
    const space = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(space, "svg");
    svg.setAttribute("viewBox", "0 0 16 16");
    svg.setAttribute("aria-hidden", "true");
    const path = document.createElementNS(space, "path");
    path.setAttribute("d", ICONS[name] ?? ICONS.draft);
    svg.append(path);
    return svg;
  }

  /** Sets what stands between backticks as code. */
  function prose(text) {
    return text.split("`").map((part, at) => (at % 2 ? make("code", {}, part) : part));
  }

  // ---- The findings

  const heard = make("div", { class: "heard", role: "status", "aria-live": "polite" });
  const chip = make("div", { class: "chip" });
  const pill = make("button", { class: "pill", type: "button", "aria-expanded": "false" });
  const panel = make("section", { class: "panel" });
  const host = shaded("nhipcau-desk", heard, make("div", { class: "tray" }, chip, panel, pill));

  let now = desk.now;
  let isOpen = false;
  let isLost = false;
  let hadErrors = false;
  let isDrawn = false;

  function finding(it) {
    const line = it.snippet;
    const snippet = line && make("div", { class: "snippet" },
      make("span", { class: "number", "aria-hidden": "true" }, String(line.line)),
      make("code", {}, line.cut_before ? "… " : null, line.before,
        make("mark", { class: line.meant ? null : "point" }, line.meant), line.after,
        line.cut_after ? " …" : null));
    return make("li", { class: it.severity },
      make("p", { class: "kind" }, make("b", {}, it.label), it.code ? make("code", {}, it.code) : null),
      // A name at the front keeps its small letter.
      make("p", { class: it.message.startsWith("`") ? "message" : "message sentence" }, prose(it.message)),
      it.place && make("p", { class: "place" }, it.place),
      snippet,
      it.related.length ? make("p", { class: "related" }, `${words.related}: `,
        it.related.flatMap((place, at) => [at ? ", " : null, make("span", { class: "place" }, place)])) : null,
      it.more && make("p", { class: "related" }, it.more),
      it.help && make("p", { class: "help" }, make("b", {}, `${words.help}: `), prose(it.help)));
  }

  function drawPanel() {
    const fold = make("button", { class: "fold", type: "button", title: "Esc" }, words.fold, icon("fold"));
    fold.onclick = () => setOpen(false);
    const place = panel.querySelector(".matter")?.scrollTop ?? 0;
    const hadFocus = panel.contains(host.shadowRoot.activeElement);
    panel.className = `panel ${now.worst ?? ""}`;
    panel.setAttribute("aria-label", words.findings);
    panel.replaceChildren(
      make("header", {}, make("h2", {}, now.counts.join(" · ")), fold),
      make("div", { class: "matter", tabindex: "0" },
        now.stale ? make("p", { class: "stale" }, words.stale) : null,
        make("ol", {}, now.findings.map(finding)),
        now.more && make("p", { class: "related" }, now.more)));
    panel.querySelector(".matter").scrollTop = place;
    if (hadFocus) fold.focus();
  }

  function drawPill() {
    pill.className = `pill ${isLost ? "lost" : now.worst ?? ""}`;
    const text = isLost ? words.lost : now.counts.join(" · ");
    pill.replaceChildren(isLost ? icon("lost") : make("i", { class: "dot" }), text);
    pill.title = isLost ? "" : words.unfold;
    pill.disabled = isLost && !now.worst;
    pill.hidden = isOpen || !(isLost || now.worst);
    pill.setAttribute("aria-expanded", String(isOpen));
  }

  function setOpen(open) {
    const hadFocus = host.shadowRoot.activeElement != null;
    const wasOpen = isOpen;
    isOpen = open && now.worst != null;
    // It rises when it comes, not each time that the page loads with it.
    host.toggleAttribute("rising", isOpen && !wasOpen && isDrawn);
    panel.hidden = !isOpen;
    host.toggleAttribute("open", isOpen);
    drawPill();
    if (!isOpen) remember("folded", errors());
    // The focus stays where it is, unless what has it goes away.
    if (hadFocus) (isOpen ? panel.querySelector(".fold") : pill).focus();
  }

  const errors = () => now.findings.filter((it) => it.severity === "error").map((it) => `${it.place}\n${it.message}`);

  /** Opens by itself for an error that was not folded away, and goes by itself with the last error. */
  function drawFindings() {
    const folded = recall("folded") ?? [];
    const hasNew = errors().some((error) => !folded.includes(error));
    const isMended = hadErrors && errors().length === 0;
    hadErrors = errors().length > 0;
    drawPanel();
    setOpen(hasNew || (isOpen && !isMended));
    const first = now.findings[0];
    heard.textContent = first ? `${now.counts.join(", ")}. ${first.message}` : "";
  }

  pill.onclick = () => setOpen(true);
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isOpen && !event.defaultPrevented) setOpen(false);
  });

  // ---- What is known of the page, and of the pages it links to

  function mark(it) {
    return make("span", { class: `mark ${it.kind}` }, icon(it.kind), it.text);
  }

  function drawChip() {
    const path = now.source ?? "";
    const cut = path.lastIndexOf("/") + 1;
    chip.replaceChildren(
      ...now.marks.map(mark),
      ...(path ? [make("span", { class: "source", title: `${words.source}: ${path}` },
        make("span", { class: "folder" }, path.slice(0, cut)), make("span", { class: "file" }, path.slice(cut)))] : []));
    chip.hidden = !chip.hasChildNodes();
  }

  function drawLinks() {
    for (const old of document.querySelectorAll("nhipcau-mark")) old.remove();
    for (const link of document.querySelectorAll("a[href]")) {
      const marks = now.links[link.getAttribute("href").split(/[?#]/)[0]];
      if (!marks) continue;
      const text = marks.map((it) => it.text).join(" · ");
      const icons = make("span", { class: "beside", role: "img", "aria-label": text, title: text },
        marks.map((it) => make("span", { class: `mark ${it.kind}` }, icon(it.kind))));
      link.append(shaded("nhipcau-mark", icons));
    }
  }

  function draw() {
    drawChip();
    drawLinks();
    drawFindings();
  }

  // ---- What is remembered from one load to the next

  const key = (name) => `nhipcau-${name}:${location.pathname}${location.search}`;

  function remember(name, value) {
    // A page may be refused its storage: then it forgets.
    try { sessionStorage.setItem(key(name), JSON.stringify(value)); } catch { /* forgotten */ }
  }

  function recall(name) {
    try { return JSON.parse(sessionStorage.getItem(key(name))); } catch { return null; }
  }

  // ---- Loading anew, without losing one's place

  function reload() {
    stop();
    remember("scroll", [scrollX, scrollY]);
    if (recall("scroll")) history.scrollRestoration = "manual";
    location.reload();
  }

  /** Goes back to where the page was, again and again while pictures change its height. */
  function restore() {
    const place = recall("scroll");
    if (!place) return;
    remember("scroll", null);
    const go = () => scrollTo({ left: place[0], top: place[1], behavior: "instant" });
    const observer = new ResizeObserver(go);
    const acts = ["wheel", "touchstart", "pointerdown", "keydown"];
    const end = () => {
      observer.disconnect();
      history.scrollRestoration = "auto";
      for (const act of acts) removeEventListener(act, end);
    };
    for (const act of acts) addEventListener(act, end, { passive: true });
    const settle = () => { go(); setTimeout(end, 2000); };
    go();
    observer.observe(document.documentElement);
    observer.observe(document.body);
    if (document.readyState === "complete") settle();
    else addEventListener("load", settle, { once: true });
  }

  // ---- Style sheets

  const older = new Map();

  /** Puts a style sheet in the place of another, which goes only when the new one is there. */
  function swap({ from, to, integrity }) {
    const links = [...document.querySelectorAll('link[rel~="stylesheet"]')];
    const found = links.filter((link) => link.getAttribute("href") === from);
    for (const link of found) {
      const next = link.cloneNode();
      const before = [...(older.get(link) ?? []), link];
      older.delete(link);
      older.set(next, before);
      next.setAttribute("href", to);
      if (integrity) next.setAttribute("integrity", integrity);
      else next.removeAttribute("integrity");
      next.onload = () => before.forEach((old) => old.remove());
      // One that was replaced before it came may be gone from the server.
      next.onerror = () => { if (older.has(next)) reload(); };
      link.after(next);
    }
    return found.length > 0;
  }

  // ---- Events, only while the page is seen: browsers allow few connections to a host

  let source = null;
  let timer = 0;
  let failures = 0;

  function setLost(lost) {
    if (isLost === lost) return;
    isLost = lost;
    drawPill();
  }

  function listen() {
    if (source || document.visibilityState !== "visible") return;
    clearTimeout(timer);
    source = new EventSource(`${desk.events}&seen=${desk.seen}&seal=${desk.seal}`);
    source.onopen = () => { failures = 0; setLost(false); };
    // The browser would come back with what the page had at first: this one comes with what it has.
    source.onerror = () => {
      stop();
      failures += 1;
      setLost(failures > 2);
      timer = setTimeout(listen, Math.min(500 * failures, 2000));
    };
    source.addEventListener("reload", reload);
    source.addEventListener("styles", (event) => {
      const { seen, styles } = JSON.parse(event.data);
      desk.seen = seen;
      if (!styles.every(swap)) reload();
    });
    source.addEventListener("desk", (event) => {
      const news = JSON.parse(event.data);
      desk.seal = news.seal;
      now = news.now;
      draw();
    });
  }

  function stop() {
    clearTimeout(timer);
    source?.close();
    source = null;
  }

  document.addEventListener("visibilitychange", () => (document.visibilityState === "visible" ? listen() : stop()));
  addEventListener("pagehide", stop);
  addEventListener("pageshow", (event) => { if (event.persisted) listen(); });

  document.documentElement.append(host);
  draw();
  isDrawn = true;
  restore();
  listen();
})();
