extension ReportPage {
  /// Builds the page from the data. Texts go in as text, never as markup.
  static let script = #"""

    "use strict";
    const data = JSON.parse(document.getElementById("data").textContent);
    const page = document.getElementById("page");
    const state = { language: data.language, at: data.decisions.length, actor: "", timer: 0 };
    const words = () => data.labels[state.language];
    const place = () => data.languages.indexOf(state.language);
    const marks = ["●", "○", "◆", "◇", "■", "□", "▲", "△", "★", "☆", "♦", "•"];
    const tones = ["#0b7285", "#a61e4d", "#5f3dc4", "#2b8a3e", "#d9480f", "#364fc7", "#846358", "#087f5b"];

    function make(tag, properties = {}, ...children) {
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries(properties)) {
        if (name === "class") element.className = value;
        else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
        else element.setAttribute(name, value);
      }
      for (const child of children.flat()) if (child !== null && child !== undefined)
        element.append(child instanceof Node ? child : document.createTextNode(String(child)));
      return element;
    }
    function draw(tag, properties, ...children) {
      const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
      for (const [name, value] of Object.entries(properties)) element.setAttribute(name, value);
      for (const child of children) element.append(child);
      return element;
    }
    function clock(seconds) {
      const whole = Math.max(0, Math.floor(seconds));
      const part = number => String(number).padStart(2, "0");
      return `${part(Math.floor(whole / 3600))}:${part(Math.floor(whole / 60) % 60)}:${part(whole % 60)}`;
    }
    function money(dollars, places) {
      const text = dollars.toFixed(places);
      if (state.language === "pt-BR")
        return "US$\u00a0" + text.replace(".", ",").replace(/\B(?=(\d{3})+(?=,))/g, "\u00a0");
      return "$" + text.replace(/\B(?=(\d{3})+\.)/g, ",");
    }
    const percent = value => String(value).replace(".", state.language === "pt-BR" ? "," : ".") + "%";
    const perHour = dollars => money(dollars, 4) + words().perHour;
    const perMonth = dollars => money(dollars * 730, 2) + words().perMonth;
    const timeAt = number => number === 0 ? 0 : data.decisions[number - 1][0];
    const headline = number => data.texts[data.decisions[number - 1][3][place()]];
    const actor = number => data.actors[data.decisions[number - 1][1]];

    // The cluster after so many decisions. Going on applies what follows; going back begins again.
    const scene = { nodes: new Map(), pods: new Map(), next: 0, touched: new Set() };
    function sceneAt(number) {
      const next = scene.next < data.changes.length ? data.changes[scene.next][0] : Infinity;
      const last = scene.next > 0 ? data.changes[scene.next - 1][0] : -1;
      if (last > number || scene.next === 0 && next > number) { scene.nodes.clear(); scene.pods.clear(); scene.next = 0; }
      scene.touched.clear();
      while (scene.next < data.changes.length && data.changes[scene.next][0] <= number) {
        const [decisions, , kind, subject, what, more] = data.changes[scene.next++];
        if (kind === 0) {
          if (what < 0) scene.nodes.delete(subject); else scene.nodes.set(subject, [what, more]);
          if (decisions === number) scene.touched.add(subject);
        } else {
          if (what < 0) scene.pods.delete(subject); else scene.pods.set(subject, [what, more]);
          if (decisions === number && more >= 0) scene.touched.add(more);
        }
      }
      return scene;
    }

    const poolTone = pool => pool === "" ? "var(--faint)" : tones[[...new Set(data.nodeStates.map(s => s[0]))].filter(p => p).indexOf(pool) % tones.length];
    const workloads = [...new Set(data.pods.filter(pod => !pod[4]).map(pod => pod[1]))];
    const mark = workload => marks[workloads.indexOf(workload) % marks.length];

    function chips(pods) {
      const counts = new Map();
      for (const [pod, stage] of pods) {
        if (data.pods[pod][4]) continue;
        const key = data.pods[pod][1];
        const found = counts.get(key) || [0, 0];
        found[0] += 1;
        if (stage !== 3) found[1] += 1;
        counts.set(key, found);
      }
      return [...counts].sort((a, b) => a[0] < b[0] ? -1 : 1).map(([workload, [count, unready]]) =>
        make("span", { class: unready === count ? "faint" : "" },
          make("span", { "aria-hidden": "true", style: `color:${tones[workloads.indexOf(workload) % tones.length]}` }, mark(workload) + " "),
          `${workload} ×${count}`));
    }
    function bar(name, used, whole) {
      const percent = whole > 0 ? Math.round(used / whole * 100) : 0;
      return make("div", { class: "bar" + (percent > 90 ? " full" : "") }, make("span", {}, name),
        make("span", { class: "track", "aria-hidden": "true" }, make("span", { class: "fill", style: `width:${Math.min(100, percent)}%` })),
        make("span", {}, percent + "%"));
    }

    function map() {
      const { nodes, pods, touched } = sceneAt(state.at);
      const byNode = new Map();
      const waiting = [];
      for (const [pod, [stage, node]] of pods) {
        if (stage === 5) continue;
        if (node < 0) { if (stage === 0) waiting.push([pod, stage]); continue; }
        if (!byNode.has(node)) byNode.set(node, []);
        byNode.get(node).push([pod, stage]);
      }
      const zones = new Map();
      for (const [node, [look, flags]] of nodes) {
        const zone = data.nodeStates[look][3];
        if (!zones.has(zone)) zones.set(zone, []);
        zones.get(zone).push([node, look, flags]);
      }
      const columns = [...zones].sort((a, b) => a[0] < b[0] ? -1 : 1).map(([zone, list]) => {
        const price = list.reduce((sum, [, look]) => sum + data.nodeStates[look][6], 0);
        const cards = list.sort((a, b) => data.nodes[a[0]] < data.nodes[b[0]] ? -1 : 1).map(([node, look, flags]) => {
          const [pool, type, capacityType, , cpu, memory, cost] = data.nodeStates[look];
          const own = byNode.get(node) || [];
          const sum = index => own.reduce((total, [pod]) => total + data.pods[pod][index], 0);
          return make("li", { class: "node" + (touched.has(node) ? " changed" : ""), style: `--tone:${poolTone(pool)}` },
            make("strong", { class: "mono" }, data.nodes[node]),
            flags & 1 ? null : make("span", { class: "bad" }, ` ✗ ${words().notReady}`),
            flags & 2 ? make("span", { class: "warn" }, ` ⊘ ${words().closed}`) : null,
            make("div", { class: "faint" }, [type, capacityType, pool].filter(text => text).join(" · ") + " · " + perHour(cost)),
            bar(words().cpu, sum(2), cpu), bar(words().memory, sum(3), memory),
            make("div", { class: "chips" }, chips(own)));
        });
        return make("section", { class: "zone" }, make("h3", {}, zone || words().noZone, make("span", { class: "faint" }, ` ${list.length} · ${perHour(price)}`)),
          make("ul", { class: "plain" }, cards));
      });
      return [make("div", { class: "zones" }, columns),
        make("p", { id: "waiting" }, make("strong", {}, `${words().waitingPods}: ${waiting.length} `), make("span", { class: "chips" }, chips(waiting)))];
    }

    function bill() {
      const groups = new Map();
      let total = 0;
      for (const [, [look]] of scene.nodes) {
        const [pool, , capacityType, , , , cost] = data.nodeStates[look];
        const key = JSON.stringify([pool, capacityType]);
        const found = groups.get(key) || [0, 0];
        groups.set(key, [found[0] + 1, found[1] + cost]);
        total += cost;
      }
      const rows = [...groups].sort((a, b) => b[1][1] - a[1][1]).map(([key, [count, cost]]) => {
        const [pool, capacityType] = JSON.parse(key);
        return [pool || "–", capacityType || "–", count, perHour(cost), perMonth(cost)];
      });
      rows.push([words().total, "", scene.nodes.size, perHour(total), perMonth(total)]);
      return table([words().nodePool, words().capacityType, words().nodes, "", ""], rows, [2, 3, 4]);
    }
    function table(header, rows, numbers = []) {
      const kind = index => numbers.includes(index) ? { class: "num" } : {};
      return make("table", {}, make("thead", {}, make("tr", {}, header.map((text, index) => make("th", { scope: "col", ...kind(index) }, text)))),
        make("tbody", {}, rows.map(row => make("tr", {}, row.map((cell, index) => make("td", kind(index), cell))))));
    }

    function jump(number) { return make("button", { class: "link", onclick: () => go(number, true) }, headline(number)); }
    function decision() {
      if (state.at === 0) return [make("p", {}, words().nothingYet)];
      const [time, , cause, , details] = data.decisions[state.at - 1];
      const lines = details[place()].map(line => data.texts[line]);
      const chain = [];
      for (let next = cause; next > 0 && chain.length < 12; next = data.decisions[next - 1][2]) chain.push(next);
      return [make("div", { class: "faint" }, `#${state.at} · ${clock(time)} · ${actor(state.at)}`),
        make("p", { class: "headline" }, headline(state.at)),
        lines.length ? make("pre", {}, lines.join("\n")) : make("p", { class: "faint" }, words().noDetails),
        chain.length ? make("div", {}, make("strong", {}, words().why), causes(chain.slice(0, 4)),
          chain.length > 4 ? make("details", {}, make("summary", {}, `${chain.length - 4} ${words().moreCauses}`), causes(chain.slice(4))) : null) : null];
    }
    function causes(numbers) {
      return make("ul", { class: "chain" },
        numbers.map(number => make("li", {}, make("span", { class: "faint" }, `${words().because} ${actor(number)}: `), jump(number))));
    }
    function summary() {
      let spent = 0;
      data.samples.forEach((sample, index) => {
        const next = index + 1 < data.samples.length ? data.samples[index + 1][0] : data.end;
        spent += sample[4] * Math.max(0, next - sample[0]) / 3600;
      });
      const most = Math.max(0, ...data.samples.map(sample => sample[1]));
      return [[clock(data.end), ""], [data.commands.length, words().commands], [data.decisions.length, words().decisions.toLowerCase()],
        [most, words().mostNodes], [money(spent, 2), words().spent]].map(([number, what]) => make("li", {}, make("strong", {}, number), what ? " " + what : ""));
    }

    const charts = [["nodes", 1, value => value], ["waiting", 2, value => value], ["cost", 4, value => perHour(value)], ["utilization", 5, value => percent(value)]];
    function chart([name, column, shown]) {
      const [width, height, left, bottom] = [520, 130, 8, 18];
      const end = Math.max(data.end, 1);
      const top = Math.max(...data.samples.map(sample => sample[column]), 1e-9);
      const x = time => left + Math.max(0, time) / end * (width - 2 * left);
      const y = value => height - bottom - value / top * (height - bottom - 14);
      let path = "";
      data.samples.forEach((sample, index) => {
        const next = index + 1 < data.samples.length ? data.samples[index + 1][0] : data.end;
        path += `${path ? "L" : "M"}${x(sample[0]).toFixed(1)},${y(sample[column]).toFixed(1)}H${x(next).toFixed(1)}`;
      });
      const area = path ? path + `V${height - bottom}H${x(data.samples[0][0]).toFixed(1)}Z` : "";
      const values = data.samples.map(sample => sample[column]);
      const summary = `${words()[name]}: ${shown(values[0] || 0)} → ${shown(values[values.length - 1] || 0)}, max ${shown(top < 1e-6 ? 0 : top)}`;
      const now = draw("line", { class: "now", y1: 4, y2: height - bottom, x1: x(timeAt(state.at)), x2: x(timeAt(state.at)) });
      const text = (x, y, words, anchor) => { const element = draw("text", { x, y, "text-anchor": anchor }); element.textContent = words; return element; };
      const image = draw("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": summary },
        draw("path", { class: "area", d: area }), draw("path", { class: "line", d: path }),
        draw("line", { class: "axis", x1: left, x2: width - left, y1: height - bottom, y2: height - bottom }),
        text(left, 11, shown(top < 1e-6 ? 0 : top), "start"), text(left, height - 4, "00:00:00", "start"), text(width - left, height - 4, clock(data.end), "end"), now);
      image.addEventListener("click", event => {
        const box = image.getBoundingClientRect();
        const time = ((event.clientX - box.left) / box.width * width - left) / (width - 2 * left) * end;
        go(data.decisions.filter(entry => entry[0] <= time).length);
      });
      moving.push(() => { now.setAttribute("x1", x(timeAt(state.at))); now.setAttribute("x2", x(timeAt(state.at))); });
      return make("figure", { "data-chart": name }, make("figcaption", {}, words()[name]), image);
    }

    let moving = [];
    function go(number, focuses) {
      state.at = Math.min(data.decisions.length, Math.max(0, number));
      document.getElementById("decision").setAttribute("aria-live", state.timer ? "off" : "polite");
      for (const move of moving) move();
      if (focuses) document.getElementById("decision").scrollIntoView({ block: "nearest" });
    }
    function play() {
      if (state.timer) { clearInterval(state.timer); state.timer = 0; }
      else {
        if (state.at >= data.decisions.length) state.at = 0;
        state.timer = setInterval(() => { if (state.at >= data.decisions.length) play(); else go(state.at + 1); }, 700);
      }
      document.getElementById("play").textContent = state.timer ? "❚❚ " + words().pause : "▶ " + words().play;
    }

    function decisionRows(body) {
      body.replaceChildren(...data.decisions.flatMap((entry, index) => {
        if (state.actor && data.actors[entry[1]] !== state.actor) return [];
        return [make("tr", { id: "d" + (index + 1) }, make("td", { class: "num faint" }, index + 1), make("td", { class: "mono" }, clock(entry[0])),
          make("td", {}, data.actors[entry[1]]), make("td", {}, jump(index + 1)))];
      }));
    }

    function build() {
      const text = words();
      moving = [];
      document.documentElement.lang = state.language;
      document.title = `${text.title} · Bancada`;
      const slider = make("input", { type: "range", id: "slider", min: 0, max: data.decisions.length, value: state.at, "aria-label": text.position,
        oninput: event => go(Number(event.target.value)) });
      const time = make("output", { class: "clock", for: "slider" });
      const mapBox = make("div", { id: "map" });
      const billBox = make("div", { id: "bill" });
      const decisionBox = make("div", { class: "decision screen", id: "decision", "aria-live": "polite" });
      const button = (label, symbol, act, id) => make("button", { "aria-label": label, title: label, id, onclick: act }, symbol);
      moving.push(() => {
        slider.value = state.at;
        time.textContent = clock(timeAt(state.at));
        slider.setAttribute("aria-valuetext", `${clock(timeAt(state.at))}, ${text.position} ${state.at} / ${data.decisions.length}` + (state.at ? `: ${headline(state.at)}` : ""));
        mapBox.replaceChildren(...map());
        billBox.replaceChildren(bill());
        decisionBox.replaceChildren(...decision().filter(part => part));
        document.querySelectorAll("tr.now").forEach(row => row.classList.remove("now"));
        const row = document.getElementById("d" + state.at);
        if (row) { row.classList.add("now"); row.parentElement.closest(".scroll").scrollTop = row.offsetTop - 120; }
      });
      const body = make("tbody", { id: "decisions" });
      const filter = make("select", { id: "actor", onchange: event => { state.actor = event.target.value; decisionRows(body); } },
        make("option", { value: "" }, text.everyone), [...data.actors].sort().map(name => make("option", name === state.actor ? { value: name, selected: "" } : { value: name }, name)));
      const samples = data.samples.map(sample => [clock(sample[0]), sample[1], sample[2], perHour(sample[4]), percent(sample[5])]);
      page.replaceChildren(
        make("header", {}, make("div", {}, make("h1", {}, text.title), make("div", { class: "faint" }, text.subtitle)),
          make("div", { class: "screen" }, data.languages.map(language => make("button", { lang: language, "aria-pressed": String(language === state.language),
            onclick: () => { state.language = language; build(); } }, language === "en" ? "English" : "Português")))),
        make("ul", { class: "summary" }, summary()),
        make("h2", { class: "screen" }, text.replay),
        make("div", { class: "controls", role: "group", "aria-label": text.replay },
          make("span", { class: "screen" }, button(text.first, "|◀", () => go(0)), " ", button(text.back, "◀", () => go(state.at - 1), "back"), " ",
            make("button", { id: "play", onclick: play }, "▶ " + text.play), " ", button(text.forward, "▶", () => go(state.at + 1), "forward"), " ",
            button(text.last, "▶|", () => go(data.decisions.length))), slider, time),
        make("p", { class: "faint screen" }, text.keys),
        make("div", { class: "columns" },
          make("section", { "aria-label": text.map }, make("h2", {}, text.map), mapBox),
          make("section", { "aria-label": text.decision }, make("h2", { class: "screen" }, text.decision), decisionBox, make("h2", {}, text.bill), billBox)),
        make("h2", {}, text.charts), make("div", { class: "charts" }, charts.map(chart)),
        make("details", { class: "screen" }, make("summary", {}, text.data), make("div", { class: "scroll" },
          table([text.time, text.nodes, text.waiting, text.cost, text.utilization], samples, [1, 2, 3, 4]))),
        make("h2", {}, `${text.decisions} (${data.decisions.length})`),
        make("p", { class: "screen" }, make("label", { for: "actor" }, text.filter + " "), filter),
        make("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": text.decisions }, make("table", {},
          make("thead", {}, make("tr", {}, ["#", text.time, text.actor, text.decision].map(name => make("th", { scope: "col" }, name)))), body)),
        make("h2", {}, text.transcript),
        ...data.commands.map(([decisions, seconds, typed, failed, said]) => make("div", { class: "typed" },
          make("button", { class: "link mono faint", title: text.seeInReplay, "aria-label": `${text.seeInReplay}: ${clock(seconds)}`,
            onclick: () => { go(decisions); scrollTo({ top: 0 }); } }, clock(seconds)), make("code", {}, " ▸ " + typed), failed ? make("span", { class: "bad" }, " ✗ " + text.failed) : null,
          said ? make("details", {}, make("summary", {}, text.output), make("pre", {}, said)) : null)));
      decisionRows(body);
      go(state.at);
    }

    document.addEventListener("keydown", event => {
      const where = event.target.tagName;
      if (["INPUT", "SELECT"].includes(where) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "ArrowRight") go(state.at + 1);
      else if (event.key === "ArrowLeft") go(state.at - 1);
      else if (event.key === " " && where !== "BUTTON" && where !== "SUMMARY") play();
      else return;
      event.preventDefault();
    });
    let opened = [];
    addEventListener("beforeprint", () => { opened = [...document.querySelectorAll("details:not([open])")]; for (const part of opened) part.open = true; });
    addEventListener("afterprint", () => { for (const part of opened) part.open = false; });
    build();

    """#
}
