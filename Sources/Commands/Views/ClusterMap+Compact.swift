import Narration

/// A large cluster: nodes of a kind as one row, each node a bar.
extension ClusterMap {
  /// With more nodes than this, one by one they are too many to look at.
  static let mostNodes = 40

  var isLarge: Bool { zones.reduce(0) { $0 + $1.nodes.count } > Self.mostNodes }

  private static let levels: [String] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// What the nodes of one row have in common.
  private struct Sort: Hashable {
    let nodePool: String
    let instanceType: String
    let capacityType: String

    init(_ node: NodeBox) {
      nodePool = node.nodePool
      instanceType = node.instanceType
      capacityType = node.capacityType
    }
  }

  /// All groups, one under the other, and the legend.
  func compactLines(in language: Language, width: Int) -> [StyledText] {
    zones.flatMap { compactLines(of: $0, in: language, width: width) + [""] }
      + legend(in: language, width: width, hasMarks: false)
  }

  /// A group's heading, then its rows: the most numerous first.
  private func compactLines(of zone: Zone, in language: Language, width: Int) -> [StyledText] {
    let rows = Dictionary(grouping: zone.nodes, by: Sort.init).sorted { left, right in
      left.value.count == right.value.count
        ? left.value[0].name < right.value[0].name : left.value.count > right.value.count
    }
    return [heading(of: zone, in: language)]
      + rows.flatMap { sort, nodes in
        let names = [StyledText(sort.instanceType, style: .name), StyledText(sort.capacityType)]
        let title =
          names.filter { !$0.isEmpty }.map { $0 + " " }.reduce("  ", +)
          + "×\(nodes.count)  cpu \(Self.mean(nodes, \.cpuPercent))% mem \(Self.mean(nodes, \.memoryPercent))%"
          + StyledText(sort.nodePool.isEmpty ? "" : "  \(sort.nodePool)", style: .dim)
        let bars = nodes.sorted { $0.fill > $1.fill }.map(Self.bar)
        guard title.displayWidth + 2 + bars.count > width else { return [title + "  " + bars.joined] }
        let perLine = max(1, width - 4)
        return [title]
          + stride(from: 0, to: bars.count, by: perLine).map {
            "    " + bars[$0..<min($0 + perLine, bars.count)].joined
          }
      }
  }

  private static func mean(_ nodes: [NodeBox], _ percent: (NodeBox) -> Int) -> Int {
    nodes.isEmpty ? 0 : nodes.reduce(0) { $0 + percent($1) } / nodes.count
  }

  /// How full a node is, and whether it takes Pods.
  private static func bar(_ node: NodeBox) -> StyledText {
    guard node.isReady else { return StyledText("✗", style: .refusal) }
    guard !node.isCordoned else { return StyledText("⊘", style: .warning) }
    return StyledText(levels[min(levels.count - 1, node.fill * levels.count / 100)])
  }
}

extension ClusterMap.NodeBox {
  /// The larger part, of cpu and memory, that is asked for.
  fileprivate var fill: Int { max(0, cpuPercent, memoryPercent) }
}
