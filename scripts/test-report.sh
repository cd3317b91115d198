#!/usr/bin/env bash
# Opens a session's report in a headless Chromium, moves the replay and looks at what the page then shows.
set -euo pipefail
cd "$(dirname "$0")/.."

program=${1:-$PWD/.build/debug/bancada}
chromium=$(command -v chromium || command -v chromium-browser || true)
if [ -z "$chromium" ]; then
  echo "the report's page is not tried: no Chromium (apt-get install -y chromium)" >&2
  exit 0
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

(cd "$folder" && "$program" -c '
create deployment web --image=nginx --replicas=8
set resources deploy/web --requests=cpu=900m,memory=512Mi
run until idle > /dev/null
echo "</script><script>document.title = 1</script>"
scale deploy/web --replicas=1
run 20m > /dev/null
report page.html' >/dev/null)

# What a person does, done by a script of the page's own kind; what came of it goes into the title.
cat >"$folder/before.html" <<'HTML'
<script>window.errors = []; addEventListener("error", event => errors.push(event.message));
addEventListener("securitypolicyviolation", event => errors.push(event.violatedDirective));</script>
HTML
cat >"$folder/after.html" <<'HTML'
<script>addEventListener("load", () => {
  const failed = [];
  const expect = (what, holds) => { if (!holds) failed.push(what); };
  const text = id => document.getElementById(id).innerText;
  const slider = document.getElementById("slider");
  const move = value => { slider.value = value; slider.dispatchEvent(new Event("input")); };
  const data = JSON.parse(document.getElementById("data").textContent);
  const end = text("map");
  move(0);
  const start = text("map");
  expect("the slider moves the map", start !== end);
  let most = 0;
  for (let at = 0; at <= data.decisions.length; at++) { move(at); most = Math.max(most, document.querySelectorAll("#map .node").length); }
  expect("the map has as many nodes as the chart", most === Math.max(...data.samples.map(sample => sample[1])));
  expect("going on by steps comes to the end", text("map") === end);
  move(2);
  document.getElementById("forward").click();
  expect("a step moves the slider", slider.value === "3");
  expect("the slider says where it is", slider.getAttribute("aria-valuetext").length > 12);
  expect("every decision is listed", document.querySelectorAll("#decisions tr").length === data.decisions.length);
  expect("every chart is drawn", document.querySelectorAll("figure svg path.line").length === 4);
  expect("charts are told to whoever cannot see them", [...document.querySelectorAll("svg")].every(image => image.getAttribute("aria-label")));
  const title = document.querySelector("h1").innerText;
  document.querySelector("button[lang=en]").click();
  expect("the language changes", document.querySelector("h1").innerText !== title && document.documentElement.lang === "en");
  expect("no word is missing", !document.body.innerText.includes("undefined"));
  expect("every button has a name", [...document.querySelectorAll("button")].every(button => button.innerText.trim() || button.getAttribute("aria-label")));
  const press = (key, target) => target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  move(2);
  press("ArrowRight", document.body);
  press("ArrowRight", document.querySelector("button[lang=en]"));
  expect("arrows move the replay, on a button too", document.getElementById("slider").value === "4");
  expect("every table says what its columns are", [...document.querySelectorAll("table")].every(table => table.querySelector("th[scope=col]")));
  expect("the decision is read out", document.getElementById("decision").getAttribute("aria-live") === "polite");
  document.querySelectorAll(".typed button")[1].click();
  expect("what was typed leads into the replay", Number(document.getElementById("slider").value) === data.commands[1][0]);
  expect("nothing but the slider takes the arrows", document.querySelectorAll("[tabindex]:not([tabindex='0'])").length === 0);
  expect("what was typed is text", document.querySelectorAll("main script").length === 0);
  document.documentElement.setAttribute("data-result", errors.concat(failed).join("; ") || "fine");
});</script>
HTML
sed -e "/<meta charset/r $folder/before.html" -e "/^<\/script>$/!b" "$folder/page.html" >"$folder/tried.html"
sed -i -e "/^<\/body>/{
  r $folder/after.html
  N
}" "$folder/tried.html"
shown=$("$chromium" --headless --no-sandbox --disable-gpu --dump-dom --virtual-time-budget=5000 "file://$folder/tried.html" 2>/dev/null)
# On paper: the controls are gone, and what is told fits the sheet.
if command -v pdftotext >/dev/null; then
  "$chromium" --headless --no-sandbox --disable-gpu --no-pdf-header-footer --print-to-pdf="$folder/page.pdf" \
    "file://$folder/page.html" >/dev/null 2>&1
  pdftotext -layout "$folder/page.pdf" "$folder/page.txt"
  if grep -q 'Tocar' "$folder/page.txt" || ! grep -q 'create deployment web' "$folder/page.txt"; then
    echo "✘ the report on paper shows its controls, or not what was typed"
    exit 1
  fi
fi
result=$(grep -o 'data-result="[^"]*"' <<<"$shown" | sed -n 1p)
if [ "$result" = 'data-result="fine"' ]; then
  echo "✔ the report's page works in Chromium"
else
  echo "✘ the report's page in Chromium: ${result:-it did not come to its end}"
  exit 1
fi
