import Cloud
import Cluster
import Kubernetes
import Narration
import Observability

/// Two worlds side by side: what a student would count, what it costs, and which machines only one of them has.
struct WorldComparison {
  private let first: Counts
  private let second: Counts
  private let headings: [StyledText]
  private let language: Language

  init(_ first: World, _ second: World, headings: [StyledText], in language: Language) {
    self.first = Counts(first)
    self.second = Counts(second)
    self.headings = headings
    self.language = language
  }

  var text: StyledText {
    let formats = language.formats
    var rows = [
      row(.time, first.time, second.time, change: nil),
      row(.nodes, first.nodes, second.nodes), row(.podsRunning, first.running, second.running),
      row(.podsPending, first.pending, second.pending),
    ]
    for zone in Set(first.zones.keys).union(second.zones.keys).sorted() {
      rows.append(row(.nodesIn(zone), first.zones[zone] ?? 0, second.zones[zone] ?? 0))
    }
    let change = second.usdPerHour - first.usdPerHour
    func signed(_ text: String) -> String? { change == 0 ? nil : (change > 0 ? "+" : "−") + text }
    rows.append(
      row(
        .perHour, formats.perHour(first.usdPerHour), formats.perHour(second.usdPerHour),
        change: signed(formats.perHour(abs(change)))))
    rows.append(
      row(
        .perMonth, formats.perMonth(first.usdPerHour * Bill.hoursPerMonth),
        formats.perMonth(second.usdPerHour * Bill.hoursPerMonth),
        change: signed(formats.perMonth(abs(change) * Bill.hoursPerMonth))))
    rows.append(row(.decisions, first.decisions, second.decisions))
    var text = TextTable(
      header: [""] + headings.map { StyledText($0.plain, style: .heading) } + [""], rows: rows,
      alignments: [.left, .right, .right, .right]
    ).text
    for what in Set(first.machines.keys).union(second.machines.keys).sorted() {
      let (before, after) = (first.machines[what] ?? [], second.machines[what] ?? [])
      let more = after.count - before.count
      let exchanged = min(before.subtracting(after).count, after.subtracting(before).count)
      if more != 0 {
        text += ComparisonMessage.moreMachines(count: more, what: what).told(in: language) + "\n"
      }
      if exchanged > 0 {
        text += ComparisonMessage.otherMachines(count: exchanged, what: what).told(in: language) + "\n"
      }
    }
    return text
  }

  private func row(_ name: ComparisonMessage, _ a: Int, _ b: Int) -> [StyledText] {
    row(name, "\(a)", "\(b)", change: b == a ? nil : b > a ? "+\(b - a)" : "−\(a - b)")
  }

  private func row(_ name: ComparisonMessage, _ a: String, _ b: String, change: String?) -> [StyledText] {
    [name.told(in: language), StyledText(a), StyledText(b), StyledText(change ?? "", style: .dim)]
  }

  private struct Counts {
    let time: String
    var nodes = 0
    var running = 0
    var pending = 0
    var zones: [String: Int] = [:]
    /// Which there are, by type and capacity type.
    var machines: [String: Set<NodeName>] = [:]
    let usdPerHour: Double
    let decisions: Int

    init(_ world: World) {
      time = world.now.clock
      decisions = world.decisions.count
      let billed = world.billedNodes
      usdPerHour = Bill(billed).total.usdPerHour
      nodes = billed.count
      for node in billed {
        if let zone = node.zone { zones[zone, default: 0] += 1 }
        guard let type = node.instanceType else { continue }
        let what = [type, node.capacityType?.rawValue].compactMap(\.self).joined(separator: " ")
        machines[what, default: []].insert(node.name)
      }
      for (_, pod) in world.objects.pods {
        if pod.status.phase == .running { running += 1 }
        if pod.status.phase == .pending { pending += 1 }
      }
    }
  }
}
