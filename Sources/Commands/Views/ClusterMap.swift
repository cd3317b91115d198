import Cluster
import Kubernetes
import Narration
import Observability

/// The cluster as a picture: zones, their nodes with bars of what is asked of them, Pods as marks of their
/// workload.
public struct ClusterMap: Sendable {
  public struct Zone: Equatable, Sendable {
    public let name: String
    public let nodes: [NodeBox]
    public let usdPerHour: Double
  }

  public struct NodeBox: Equatable, Sendable {
    public let name: String
    public let instanceType: String
    public let capacityType: String
    public let nodePool: String
    public let isReady: Bool
    public let isCordoned: Bool
    /// Of what is allocatable, as Pods request it.
    public let cpuPercent: Int
    public let memoryPercent: Int
    /// Pods by workload, in the order of the legend.
    public let pods: [(workload: Int, count: Int)]

    public static func == (left: Self, right: Self) -> Bool {
      left.name == right.name && left.cpuPercent == right.cpuPercent
        && left.memoryPercent == right.memoryPercent
        && left.pods.elementsEqual(right.pods) { $0 == $1 }
    }
  }

  public struct Workload: Equatable, Sendable {
    public let name: String
    public var pods = 0
    public var byZone: [Int] = []

    /// Between the zone that has most of its Pods and the one that has fewest.
    var skew: Int { (byZone.max() ?? 0) - (byZone.min() ?? 0) }
  }

  public private(set) var zones: [Zone] = []
  public private(set) var workloads: [Workload] = []
  public private(set) var pendingPods = 0

  /// Workloads in the legend.
  private static let mostWorkloads = 24
  private static let marks: [String] = ["●", "○", "◆", "◇", "■", "□", "▲", "△", "★", "☆", "♦", "•"]

  /// What stands side by side.
  public enum Grouping: String, CaseIterable, Sendable {
    case zone, nodepool, type

    /// The node's group; empty for a node that says nothing of it.
    func group(of node: Node) -> String {
      switch self {
      case .zone: node.zone ?? ""
      case .nodepool: node.metadata.labels[WellKnown.nodePool] ?? ""
      case .type: node.metadata.labels[WellKnown.instanceType] ?? ""
      }
    }
  }

  public let grouping: Grouping

  public init(_ world: World, by grouping: Grouping = .zone, hidingSystem: Bool = true) {
    self.grouping = grouping
    var prices: [String: Double] = [:]
    for node in world.objects.nodes.values {
      prices[grouping.group(of: node), default: 0] += world.priceUSDPerHour(of: node) ?? 0
    }
    let zoneNames = Set(world.objects.nodes.values.map(grouping.group)).sorted()
    var byName: [String: Int] = [:]
    var boxes: [String: [NodeBox]] = [:]
    for node in world.objects.nodes.values {
      let zone = grouping.group(of: node)
      var counts: [Int: Int] = [:]
      var requests = ResourceList()
      for pod in world.objects.pods(on: node.nodeName) where !pod.isFinished {
        requests.add(pod.spec.effectiveRequests)
        if hidingSystem, ["kube-system", "karpenter"].contains(pod.metadata.namespace) { continue }
        let name = pod.workloadName
        let index = byName[name] ?? workloads.count
        if byName[name] == nil {
          byName[name] = index
          workloads.append(Workload(name: name, byZone: zoneNames.map { _ in 0 }))
        }
        counts[index, default: 0] += 1
        workloads[index].pods += 1
        if let place = zoneNames.firstIndex(of: zone) { workloads[index].byZone[place] += 1 }
      }
      boxes[zone, default: []].append(
        NodeBox(
          name: node.metadata.name, instanceType: node.metadata.labels[WellKnown.instanceType] ?? "",
          capacityType: node.metadata.labels[WellKnown.capacityType] ?? "",
          nodePool: node.metadata.labels[WellKnown.nodePool] ?? "", isReady: node.isReady,
          isCordoned: node.spec.unschedulable || node.spec.taints.contains { $0.key == WellKnown.disrupted },
          cpuPercent: Self.percent(.cpu, requests, node),
          memoryPercent: Self.percent(.memory, requests, node),
          pods: counts.sorted { $0.key < $1.key }.map { (workload: $0.key, count: $0.value) }))
    }
    zones = zoneNames.map { Zone(name: $0, nodes: boxes[$0] ?? [], usdPerHour: prices[$0] ?? 0) }
    pendingPods = world.objects.pods.values.count { $0.status.phase == .pending && !$0.isBound }
  }

  private static func percent(_ name: ResourceName, _ requests: ResourceList, _ node: Node) -> Int {
    guard let whole = node.status.allocatable[name], whole.nanos > 0 else { return 0 }
    return Int(clamping: (requests[name] ?? .zero).nanos * 100 / whole.nanos)
  }
}

extension ClusterMap {
  private static let columnWidth = 33

  /// Zones side by side as far as the width goes, one under the other else.
  ///
  /// - Parameter isFull: whether nodes stand one by one however many there are.
  public func lines(in language: Language, width: Int, isFull: Bool = false) -> [StyledText] {
    guard !zones.isEmpty else {
      return [ViewMessage.noNodes.told(in: language)] + legend(in: language, width: width)
    }
    guard isFull || !isLarge else {
      return compactLines(in: language, width: width) + [ViewMessage.compactMap.told(in: language)]
    }
    let perRow = max(1, min(zones.count, width / Self.columnWidth))
    var lines: [StyledText] = []
    for start in stride(from: 0, to: zones.count, by: perRow) {
      if start > 0 { lines.append("") }
      let row = zones[start..<min(start + perRow, zones.count)].map { self.column(of: $0, in: language) }
      let columnWidth = perRow == 1 ? width : width / perRow
      for index in 0..<(row.map(\.count).max() ?? 0) {
        var line = StyledText()
        for (place, cells) in row.enumerated() {
          let cell = index < cells.count ? cells[index].truncated(to: columnWidth - 1) : StyledText()
          line += place == row.count - 1 ? cell : cell.padded(to: columnWidth)
        }
        lines.append(line)
      }
    }
    return lines + [""] + legend(in: language, width: width)
  }

  func heading(of zone: Zone, in language: Language) -> StyledText {
    ViewMessage.zone(
      zone.name.isEmpty && grouping != .zone ? "–" : zone.name, nodes: zone.nodes.count,
      usdPerHour: zone.usdPerHour
    ).told(in: language)
  }

  private func column(of zone: Zone, in language: Language) -> [StyledText] {
    var lines = [heading(of: zone, in: language)]
    for node in zone.nodes {
      let flag: StyledText =
        !node.isReady
        ? StyledText(" ✗", style: .refusal)
        : node.isCordoned ? StyledText(" ⊘", style: .warning) : StyledText()
      lines.append(StyledText(node.name, style: .name) + flag)
      lines.append("  \(node.instanceType)  \(node.capacityType, .dim)")
      lines.append(
        "  cpu \(Self.bar(node.cpuPercent)) \(node.cpuPercent)% mem \(Self.bar(node.memoryPercent)) \(node.memoryPercent)%"
      )
      if !node.pods.isEmpty {
        lines.append(
          node.pods.map { group in
            " "
              + mark(group.workload, group.count <= 8 ? group.count : 1)
              + StyledText(group.count <= 8 ? "" : "×\(group.count)")
          }
          .reduce(" ", +))
      }
    }
    return lines
  }

  /// - Parameter hasMarks: whether Pods are drawn as marks.
  func legend(in language: Language, width: Int, hasMarks: Bool = true) -> [StyledText] {
    var pieces = workloads.prefix(Self.mostWorkloads).enumerated().map { index, workload in
      (hasMarks ? mark(index, 1) + " " : "")
        + ViewMessage.workload(
          name: workload.name, pods: workload.pods, byGroup: workload.byZone,
          skew: grouping == .zone ? workload.skew : nil
        ).told(in: language)
    }
    if workloads.count > Self.mostWorkloads {
      pieces.append(ViewMessage.otherWorkloads(workloads.count - Self.mostWorkloads).told(in: language))
    }
    pieces.append(ViewMessage.pending(pendingPods).told(in: language))
    var lines: [StyledText] = []
    for piece in pieces {
      if let last = lines.last, last.displayWidth + 3 + piece.displayWidth <= width {
        lines[lines.count - 1] = last + "   " + piece
      } else {
        lines.append(piece)
      }
    }
    return lines
  }

  private func mark(_ workload: Int, _ count: Int) -> StyledText {
    StyledText(
      String(repeating: Self.marks[workload % Self.marks.count], count: count), style: .series(workload))
  }

  /// Six cells, a filled one for every part begun.
  private static func bar(_ percent: Int) -> String {
    let filled = min(6, max(0, (percent * 6 + 99) / 100))
    return String(repeating: "█", count: filled) + String(repeating: "░", count: 6 - filled)
  }
}
