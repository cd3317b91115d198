import Cluster
import Kubernetes
import Narration

/// Two worlds side by side: what a student would count.
struct WorldComparison {
  let table: TextTable

  init(_ first: World, _ second: World, headings: [String]) {
    let a = Counts(first)
    let b = Counts(second)
    let zones = Set(a.zones.keys).union(b.zones.keys).sorted()
    var rows = [
      Self.row("time", first.now.clock, second.now.clock, ""),
      Self.row("nodes", a.nodes, b.nodes),
      Self.row("pods Running", a.running, b.running),
      Self.row("pods Pending", a.pending, b.pending),
    ]
    rows += zones.map { Self.row("nodes \($0)", a.zones[$0] ?? 0, b.zones[$0] ?? 0) }
    rows.append(Self.row("decisions", first.decisions.count, second.decisions.count))
    table = TextTable(
      header: [""] + headings.map { StyledText($0, style: .heading) } + [""], rows: rows,
      alignments: [.left, .right, .right, .right])
  }

  var text: StyledText { table.text }

  private static func row(_ name: String, _ a: Int, _ b: Int) -> [StyledText] {
    row(name, "\(a)", "\(b)", b == a ? "" : b > a ? "+\(b - a)" : "\(b - a)")
  }

  private static func row(_ name: String, _ a: String, _ b: String, _ change: String) -> [StyledText] {
    [StyledText(name), StyledText(a), StyledText(b), StyledText(change, style: .dim)]
  }

  private struct Counts {
    var nodes = 0
    var running = 0
    var pending = 0
    var zones: [String: Int] = [:]

    init(_ world: World) {
      for (_, node) in world.objects.nodes {
        nodes += 1
        if let zone = node.zone { zones[zone, default: 0] += 1 }
      }
      for (_, pod) in world.objects.pods {
        if pod.status.phase == .running { running += 1 }
        if pod.status.phase == .pending { pending += 1 }
      }
    }
  }
}
