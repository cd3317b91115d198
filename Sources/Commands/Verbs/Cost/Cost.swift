import Cloud
import Cluster
import Kubernetes
import Narration
import Observability

extension Command {
  static let cost = Command(
    "cost", flags: [.by], help: .cost, note: .cost,
    examples: ["cost", "cost --by app", "cost --by nodepool"]
  ) { session, given throws(CommandError) in
    guard let word = given[.by] else { return session.bill }
    guard let rows = session.costRows(by: word) else {
      throw .say(.badFlagValue(flag: "--by", value: word, allowed: Session.costGroupings))
    }
    return CommandOutput(session.costTable(rows))
  }

  static let costCompare = Command(
    "cost compare", syntax: [.one(.world), .optional(.world)], help: .cost, note: .cost,
    examples: ["save before", "create deployment web --image=nginx", "run until idle", "cost compare before"]
  ) { session, given throws(CommandError) in
    var worlds: [World] = []
    for name in given.words { worlds.append(try session.namedWorld(name)) }
    if worlds.count == 1 { worlds.append(session.world) }
    let now = ComparisonMessage.now.told(in: session.language).plain
    return CommandOutput(
      session.costComparison(worlds, headings: given.words + (given.words.count == 1 ? [now] : [])))
  }
}

extension Flag {
  static let by = Flag("by", .required(.words(Session.costGroupings)))
}

// MARK: - The bill

extension Session {
  /// Machine by machine, then what it comes to, what it came to so far, and what of it serves nobody.
  fileprivate var bill: CommandOutput {
    let nodes = world.billedNodes
    let bill = Bill(nodes)
    let formats = language.formats
    let rows = nodes.map { node in
      [
        StyledText(node.name.text, style: .name), StyledText(node.instanceType ?? ""),
        StyledText(node.capacityType?.rawValue ?? ""), StyledText(node.zone ?? ""),
        StyledText(node.nodePool?.text ?? ""), StyledText(node.priceUSDPerHour.map(formats.perHour) ?? "–"),
        StyledText(
          node.priceUSDPerHour.map { formats.perMonth($0 * Bill.hoursPerMonth) } ?? "–", style: .dim),
      ]
    }
    var output = CommandOutput()
    guard !rows.isEmpty else {
      output.line(ViewMessage.noNodes.told(in: language))
      return output
    }
    let header = ["NODE", "TYPE", "CAPACITY", "ZONE", "NODEPOOL", "", ""].map {
      StyledText($0, style: .heading)
    }
    output.print(
      TextTable(header: header, rows: rows, alignments: [.left, .left, .left, .left, .left, .right, .right])
        .text)
    output.line(
      ViewMessage.total(usdPerHour: bill.total.usdPerHour, usdPerMonth: bill.total.usdPerMonth).told(
        in: language))
    if !bill.unpriced.isEmpty { output.line(ViewMessage.unpriced(bill.unpriced.count).told(in: language)) }
    for message in remarks(on: bill) { output.line("  " + message.told(in: language)) }
    return output
  }

  private func remarks(on bill: Bill) -> [ChartMessage] {
    var remarks: [ChartMessage] = []
    let onDemand = world.objects.nodes.values.reduce(0) { $0 + (world.onDemandUSDPerHour(of: $1) ?? 0) }
    let saved = onDemand - bill.total.usdPerHour
    if saved > 1e-9, onDemand > 0 {
      remarks.append(
        .savedBySpot(onDemandPerMonth: onDemand * Bill.hoursPerMonth, percent: saved / onDemand * 100))
    }
    let reserved = world.objects.nodes.values.filter {
      $0.metadata.labels[WellKnown.capacityType] == CapacityType.reserved.rawValue
    }
    if !reserved.isEmpty {
      let usd = reserved.reduce(0) { $0 + (world.onDemandUSDPerHour(of: $1) ?? 0) }
      remarks.append(.reserved(machines: reserved.count, onDemandPerHour: usd))
    }
    let shares = CostShares(world)
    remarks.append(
      .waste(
        cpuPercent: shares.unaskedCPUPercent, memoryPercent: shares.unaskedMemoryPercent,
        usdPerMonth: shares.unaskedUSDPerHour * Bill.hoursPerMonth))
    if world.now > .start {
      let spent = world.history.spent(to: world.now)
      remarks.append(.spent(usd: spent, over: world.now - .start))
      remarks.append(
        .forecast(perDay: bill.total.usdPerHour * 24, perThirtyDays: spent + bill.total.usdPerHour * 720))
    }
    return remarks
  }
}

// MARK: - Groups

extension Session {
  static let costGroupings = ["app", "nodepool", "zone", "capacity", "type"]

  struct CostRow {
    let name: String
    let count: Int
    let usdPerHour: Double
  }

  /// Nil for a grouping that there is none of.
  fileprivate func costRows(by word: String) -> [CostRow]? {
    let bill = Bill(world.billedNodes)
    func rows<Key>(_ groups: [Bill.Group<Key>], _ name: (Key) -> String?) -> [CostRow] {
      groups.map {
        CostRow(name: name($0.key) ?? "–", count: $0.share.nodes, usdPerHour: $0.share.usdPerHour)
      }
    }
    switch word {
    case "nodepool", "pool": return rows(bill.byNodePool) { $0?.text }
    case "zone", "zona": return rows(bill.byZone) { $0 }
    case "capacity", "capacity-type": return rows(bill.byCapacityType) { $0?.rawValue }
    case "type", "tipo", "instance-type": return rows(bill.byInstanceType) { $0 }
    case "app", "application", "workload":
      let shares = CostShares(world)
      let applications = shares.applications.map {
        CostRow(name: $0.name, count: $0.pods, usdPerHour: $0.usdPerHour)
      }
      let nobody = ChartMessage.unasked.told(in: language).plain
      return applications + [CostRow(name: nobody, count: 0, usdPerHour: shares.unaskedUSDPerHour)]
    default: return nil
    }
  }

  fileprivate func costTable(_ rows: [CostRow]) -> StyledText {
    let formats = language.formats
    let total = rows.reduce(0) { $0 + $1.usdPerHour }
    let table = TextTable(
      rows: rows.map { row in
        [
          StyledText(row.name, style: .name), StyledText(row.count == 0 ? "" : formats.count(row.count)),
          StyledText(formats.perHour(row.usdPerHour)),
          StyledText(formats.perMonth(row.usdPerHour * Bill.hoursPerMonth), style: .dim),
          StyledText(formats.percent(row.usdPerHour, of: total), style: .dim),
        ]
      }, alignments: [.left, .right, .right, .right, .right]
    ).text
    return table
      + ViewMessage.total(usdPerHour: total, usdPerMonth: total * Bill.hoursPerMonth).told(in: language)
      + "\n"
  }

  /// Each NodePool and capacity type in two worlds, by the month, then the whole, and what was spent so far.
  fileprivate func costComparison(_ worlds: [World], headings: [String]) -> StyledText {
    let formats = language.formats
    let groups = worlds.map { world in
      Dictionary(grouping: world.billedNodes) { node in
        [node.nodePool?.text ?? "–", node.capacityType?.rawValue ?? "–"].joined(separator: " ")
      }.mapValues { Bill($0).total.usdPerMonth }
    }
    func row(_ name: StyledText, _ amounts: [Double], _ shown: (Double) -> String) -> [StyledText] {
      let change = amounts[1] - amounts[0]
      let sign = change > 0 ? "+" : "−"
      return [name] + amounts.map { StyledText(shown($0)) }
        + [StyledText(abs(change) < 1e-9 ? "" : sign + shown(abs(change)), style: .dim)]
    }
    var rows = Set(groups.flatMap(\.keys)).sorted().map { key in
      row(StyledText(key, style: .name), groups.map { $0[key] ?? 0 }, formats.perMonth)
    }
    rows.append(
      row(
        ComparisonMessage.perMonth.told(in: language),
        worlds.map { Bill($0.billedNodes).total.usdPerMonth }, formats.perMonth))
    rows.append(
      row(
        ChartMessage.spentSoFar.told(in: language),
        worlds.map { $0.history.spent(to: $0.now) }, formats.perUse))
    return TextTable(
      header: [""] + headings.map { StyledText($0, style: .heading) } + [""], rows: rows,
      alignments: [.left, .right, .right, .right]
    ).text
  }
}
