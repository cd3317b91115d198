import Cluster
import Kubernetes
import Narration
import Observability

/// Nodes as eks-node-viewer draws them: how much of each is asked for, its type and price.
///
/// Source: awslabs/eks-node-viewer `pkg/model/uimodel.go`.
struct NodeViewer {
  private let world: World
  private let resources: [ResourceName]
  private let nodes: [Node]
  private let extraLabels: [String]

  /// - Parameters:
  ///   - resources: what the bars are of.
  ///   - selector: which nodes are shown.
  init(_ world: World, resources: [ResourceName], selector: LabelSelector, extraLabels: [String]) {
    self.world = world
    self.resources = resources
    self.extraLabels = extraLabels
    nodes = world.objects.nodes.values.filter { selector.matches($0.metadata.labels) }
  }

  var text: StyledText {
    let prices = Dictionary(
      world.billedNodes.map { ($0.name, $0.priceUSDPerHour) }, uniquingKeysWith: { first, _ in first })
    let perHour = nodes.compactMap { prices[$0.nodeName] ?? nil }.reduce(0, +)
    var text = StyledText()
    for (index, resource) in resources.enumerated() {
      let (used, whole) = nodes.map { usage(of: $0, resource) }.reduce((Quantity.zero, Quantity.zero)) {
        ($0.0 + $1.0, $0.1 + $1.1)
      }
      let share = Self.share(used, whole)
      let head =
        index == 0 ? "\(nodes.count) nodes " : String(repeating: " ", count: "\(nodes.count) nodes ".count)
      text += StyledText(head) + "(\(Self.padded("\(used)/\(whole)", 14, left: true))) "
      text += "\(Self.tenths(share))% \(resource.text) \(Self.bar(share, width: 40))"
      if index == 0 {
        text += " \(Self.dollars(perHour))/hour | \(Self.dollars(perHour * Bill.hoursPerMonth))/month"
      }
      text += "\n"
    }
    text += podLine + "\n"
    for node in nodes { text += line(of: node, price: prices[node.nodeName] ?? nil) }
    return text
  }

  private var podLine: StyledText {
    let pods = world.objects.pods.values.filter { !$0.isFinished }
    let pending = pods.count { $0.status.phase == .pending && !$0.isBound }
    let running = pods.count { $0.status.phase == .running }
    return
      "\(pods.count) pods (\(pending) pending \(running) running \(pods.count(where: \.isBound)) bound)\n"
  }

  private func line(of node: Node, price: Double?) -> StyledText {
    let width = nodes.map(\.metadata.name.count).max() ?? 0
    let typeWidth = nodes.map { Self.type(of: $0, price: nil).count + 8 }.max() ?? 0
    let pods = world.objects.pods(on: node.nodeName).count { !$0.isFinished }
    var text = StyledText()
    for (index, resource) in resources.enumerated() {
      let (used, whole) = usage(of: node, resource)
      let share = Self.share(used, whole)
      let name = index == 0 ? node.metadata.name : ""
      text += StyledText(Self.padded(name, width), style: .name)
      text +=
        " \(Self.padded(resource.text, resources.map(\.text.count).max() ?? 0)) \(Self.bar(share, width: 35)) "
      text += StyledText(Self.padded("\(Int((share * 100).rounded()))%", 4, left: true))
      if index == 0 {
        let capacity = node.metadata.labels[WellKnown.capacityType] == "spot" ? "Spot" : "On-Demand"
        text +=
          " (\(Self.padded("\(pods)", 2, left: true)) pods) \(Self.padded(Self.type(of: node, price: price), typeWidth)) "
        text += StyledText(Self.padded(capacity, 9)) + " \(status(of: node))"
        for label in extraLabels { text += StyledText(" \(node.metadata.labels[label] ?? "-")") }
      }
      text += "\n"
    }
    return text
  }

  private func status(of node: Node) -> StyledText {
    if node.metadata.isBeingDeleted { return StyledText("- Deleting", style: .warning) }
    if node.spec.unschedulable {
      return StyledText("Cordoned - \(node.isReady ? "Ready" : "NotReady")", style: .warning)
    }
    return node.isReady ? StyledText("- Ready", style: .success) : StyledText("- NotReady", style: .warning)
  }

  private static func type(of node: Node, price: Double?) -> String {
    let type = node.metadata.labels[WellKnown.instanceType] ?? "-"
    guard let price else { return type }
    return "\(type)/$\(fixed(price, digits: 4))"
  }

  private func usage(of node: Node, _ resource: ResourceName) -> (Quantity, Quantity) {
    var requests = ResourceList()
    for pod in world.objects.pods(on: node.nodeName) where !pod.isFinished {
      requests.add(pod.spec.effectiveRequests)
    }
    return (requests[resource] ?? .zero, node.status.allocatable[resource] ?? .zero)
  }

  private static func share(_ used: Quantity, _ whole: Quantity) -> Double {
    whole.nanos > 0 ? used.double / whole.double : 0
  }

  private static func bar(_ share: Double, width: Int) -> String {
    let filled = min(width, max(0, Int((share * Double(width)).rounded())))
    return String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
  }

  private static func tenths(_ share: Double) -> String {
    padded(fixed(share * 100, digits: 1), 5, left: true)
  }
  private static func dollars(_ amount: Double) -> String { "$\(fixed(amount, digits: 3))" }

  /// A number with so many decimals.
  private static func fixed(_ number: Double, digits: Int) -> String {
    let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
    let whole = Int((min(max(number, 0), 1e9) * scale).rounded())
    let text = String(whole)
    let padded = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
    return padded.dropLast(digits) + "." + padded.suffix(digits)
  }

  private static func padded(_ text: String, _ width: Int, left: Bool = false) -> String {
    let blanks = String(repeating: " ", count: max(0, width - text.count))
    return left ? blanks + text : text + blanks
  }
}

extension Command {
  static let nodeViewer = Command(
    "eks-node-viewer",
    flags: [
      Flag("resources", .required(.text("cpu,memory"))), Flag("node-selector", .required(.selector)),
      Flag("extra-labels", .required(.text("LABELS"))), Flag("disable-pricing"),
      Flag("node-sort", .required(.text("FIELD"))),
    ], help: .nodeViewer,
    examples: [
      "eks-node-viewer", "eks-node-viewer --resources cpu,memory --extra-labels topology.kubernetes.io/zone",
    ]
  ) { session, given throws(CommandError) in
    func list(_ name: String) -> [String] {
      (given.values[name] ?? []).flatMap { $0.split(separator: ",").map(String.init) }
    }
    let text = given.values["node-selector"]?.last ?? ""
    guard let selector = LabelSelector(text) else {
      throw .upstream(UpstreamText.unparsableSelector(text), CommandMessage.badSelector(text))
    }
    let resources = list("resources").map { ResourceName($0) }
    return CommandOutput(
      NodeViewer(
        session.world, resources: resources.isEmpty ? [.cpu] : resources, selector: selector,
        extraLabels: list("extra-labels")
      ).text)
  }
}
