import Cloud
import Cluster
import Kubernetes
import Narration
import Observability

extension Command {
  static let map = Command(
    "map", flags: [.allNamespaces], help: .map, examples: ["map"]
  ) { session, given in
    let map = ClusterMap(session.world, hidingSystem: !given.has(.allNamespaces))
    return .lines(map.lines(in: session.language, width: session.width))
  }

  static let cost = Command("cost", help: .cost, examples: ["cost"]) {
    session, _ in
    let nodes = session.world.billedNodes
    let bill = Bill(nodes)
    let formats = session.language.formats
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
      output.line(ViewMessage.noNodes.told(in: session.language))
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
        in: session.language)
    )
    if !bill.unpriced.isEmpty {
      output.line(ViewMessage.unpriced(bill.unpriced.count).told(in: session.language))
    }
    return output
  }
}

extension CommandOutput {
  static func lines(_ lines: [StyledText]) -> Self {
    CommandOutput(lines.reduce(StyledText()) { $0 + $1 + "\n" })
  }
}
