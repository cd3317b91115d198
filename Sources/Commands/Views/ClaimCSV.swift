import Cloud
import Cluster
import Kubernetes
import Narration
import Observability

/// All claims as comma-separated values: one row each, times as RFC 3339.
enum ClaimCSV {
  static let columns = [
    "name", "nodepool", "node", "instance_id", "instance_type", "zone", "capacity_type", "price_usd_per_hour",
    "created", "launched", "registered", "initialized", "deletion_requested", "drained",
    "instance_terminated",
    "terminated", "reason", "replaces", "replaced_by", "lifetime_seconds", "cost_usd", "churn",
  ]

  static func text(of chronicle: ClaimChronicle) -> String {
    ([columns] + chronicle.lives.map { row(of: $0, in: chronicle) })
      .map { $0.map(quoted).joined(separator: ",") + "\n" }.joined()
  }

  private static func row(of life: ClaimLife, in chronicle: ClaimChronicle) -> [String] {
    func time(_ time: VirtualTime?) -> String { time?.rfc3339 ?? "" }
    let machine = life.machine
    return [
      life.name.text, life.nodePool?.text ?? "", life.node?.text ?? "", machine?.instance.text ?? "",
      machine?.instanceType ?? "", machine?.zone ?? "", machine?.capacityType ?? "",
      machine.map { number($0.priceUSDPerHour, places: 4) } ?? "", time(life.created), time(life.launched),
      time(life.registered), time(life.initialized), time(life.deletionAsked), time(life.drained),
      time(life.machineGone), time(life.terminated), life.end?.reason ?? "",
      life.replaces.map(\.text).joined(separator: " "), life.replacedBy.map(\.text).joined(separator: " "),
      "\(life.lifetime(until: chronicle.now).wholeSecondsRoundedDown)",
      number(life.costUSD(until: chronicle.now), places: 6),
      chronicle.churn(of: life).map(\.csvName).joined(separator: " "),
    ]
  }

  private static func number(_ value: Double, places: Int) -> String {
    Formats.english.decimal(value, places: places).replacing(",", with: "")
  }

  private static func quoted(_ field: String) -> String {
    guard field.contains(where: { ",\"\n\r".contains($0) }) else { return field }
    return "\"" + field.replacing("\"", with: "\"\"") + "\""
  }
}

extension ClaimChurn {
  fileprivate var csvName: String {
    switch self {
    case .shortLived: "short_lived"
    case .neverReady: "never_ready"
    case .chain: "chain"
    }
  }
}
