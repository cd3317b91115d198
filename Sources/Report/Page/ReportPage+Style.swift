extension ReportPage {
  static let style = #"""

    :root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --faint: #5c6670; --line: #d5dae0; --soft: #f3f5f7;
      --accent: #0b5cad; --bad: #b3261e; --good: #1a7f37; --warn: #8a5a00; }
    @media (prefers-color-scheme: dark) { :root { --ink: #e6e9ec; --paper: #14181c; --faint: #9aa5af; --line: #343b42;
      --soft: #1d2328; --accent: #74b6ff; --bad: #ff8a80; --good: #6fd388; --warn: #f0b955; } }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.45 system-ui, sans-serif; }
    main { max-width: 1180px; margin: 0 auto; padding: 1.2rem 1.2rem 4rem; }
    h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.1rem; margin: 1.8rem 0 .5rem; } h3 { font-size: .95rem; margin: 0; }
    code, pre, .mono { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: .87em; }
    pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: .2rem 0; }
    .faint { color: var(--faint); } .bad { color: var(--bad); } .good { color: var(--good); } .warn { color: var(--warn); }
    header { display: flex; justify-content: space-between; gap: 1rem; align-items: start; flex-wrap: wrap; }
    button, select { font: inherit; color: inherit; background: var(--soft); border: 1px solid var(--line); border-radius: 6px;
      padding: .3rem .7rem; cursor: pointer; }
    button:focus-visible, select:focus-visible, input:focus-visible, summary:focus-visible, a:focus-visible {
      outline: 3px solid var(--accent); outline-offset: 2px; }
    button[aria-pressed=true] { border-color: var(--accent); color: var(--accent); font-weight: 600; }
    .summary { list-style: none; display: flex; flex-wrap: wrap; gap: .4rem 1.6rem; margin: .9rem 0 0; padding: .6rem .9rem;
      background: var(--soft); border: 1px solid var(--line); border-radius: 8px; }
    .summary strong { font-variant-numeric: tabular-nums; }
    .controls { position: sticky; top: 0; background: var(--paper); border-bottom: 1px solid var(--line); padding: .6rem 0; z-index: 2;
      display: flex; gap: .4rem; align-items: center; flex-wrap: wrap; }
    .controls input { flex: 1 1 16rem; accent-color: var(--accent); }
    .clock { font-weight: 700; min-width: 5.2em; font-variant-numeric: tabular-nums; }
    .columns { display: grid; grid-template-columns: 3fr 2fr; gap: 1.4rem; align-items: start; }
    @media (max-width: 860px) { .columns { grid-template-columns: 1fr; } }
    .zones { display: grid; grid-template-columns: repeat(auto-fit, minmax(200px, 1fr)); gap: .8rem; }
    .zone > h3 { border-bottom: 2px solid var(--line); padding-bottom: .2rem; margin-bottom: .4rem; }
    ul.plain { list-style: none; margin: 0; padding: 0; }
    .node { border: 1px solid var(--line); border-left: 5px solid var(--tone, var(--line)); border-radius: 6px; padding: .4rem .55rem;
      margin-bottom: .5rem; background: var(--soft); }
    .node.changed { box-shadow: 0 0 0 2px var(--accent); }
    .bar { display: grid; grid-template-columns: 4.6em 1fr 3em; gap: .4em; align-items: center; font-size: .8rem; }
    .bar span.track { background: var(--line); border-radius: 3px; height: .5rem; display: block; overflow: hidden; }
    .bar span.fill { display: block; height: 100%; background: var(--accent); }
    .bar.full span.fill { background: var(--warn); }
    .chips { display: flex; flex-wrap: wrap; gap: .15rem .6rem; font-size: .85rem; margin-top: .2rem; }
    .decision { border: 1px solid var(--line); border-radius: 8px; padding: .8rem 1rem; background: var(--soft); }
    .decision .headline { font-weight: 600; margin: .2rem 0 .5rem; }
    .chain { margin: .5rem 0 0; padding-left: 1.1rem; }
    .link { background: none; border: none; padding: 0; color: var(--accent); text-decoration: underline; text-align: left; }
    .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr)); gap: 1rem; }
    figure { margin: 0; } figcaption { font-size: .9rem; font-weight: 600; }
    svg { width: 100%; height: auto; display: block; } svg text { fill: var(--faint); font-size: 11px; }
    svg .area { fill: var(--accent); opacity: .18; } svg .line { fill: none; stroke: var(--accent); stroke-width: 1.6; }
    svg .axis { stroke: var(--line); } svg .now { stroke: var(--bad); stroke-width: 1.5; }
    table { border-collapse: collapse; width: 100%; font-size: .9rem; }
    th { text-align: left; color: var(--faint); font-weight: 600; } th, td { padding: .18rem .6rem .18rem 0; vertical-align: top; }
    td.num, th.num { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; } tbody tr { border-top: 1px solid var(--line); }
    tr.now { background: var(--soft); outline: 2px solid var(--accent); }
    .scroll { max-height: 26rem; overflow: auto; border: 1px solid var(--line); border-radius: 6px; padding: 0 .6rem; }
    details > summary { cursor: pointer; color: var(--faint); margin: .3rem 0; }
    .typed code { white-space: pre-wrap; overflow-wrap: anywhere; }
    .typed { border-left: 3px solid var(--line); padding-left: .7rem; margin: .5rem 0; }
    @page { margin: 13mm 12mm 15mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #666; } }
    @media print {
      :root { color-scheme: light; --ink: #000; --paper: #fff; --faint: #444; --line: #bbb; --soft: #fff; --accent: #000; }
      * { print-color-adjust: exact; }
      .screen, .controls, summary { display: none !important; }
      body { font-size: 9.5pt; } main { max-width: none; padding: 0; } h2 { margin: 1rem 0 .35rem; break-after: avoid; }
      .summary { border: none; padding: 0; gap: .2rem 1.4rem; }
      .zones { grid-template-columns: repeat(auto-fit, minmax(160px, 1fr)); } .charts { grid-template-columns: 1fr 1fr; }
      .scroll { max-height: none; overflow: visible; border: none; padding: 0; }
      table { font-size: 8.5pt; } thead { display: table-header-group; } tr.now { outline: none; }
      .link { color: inherit; text-decoration: none; }
      .node, figure, tr { break-inside: avoid; } .typed > code { break-after: avoid; } .typed pre { font-size: 7.5pt; orphans: 4; widows: 4; }
    }

    """#
}
