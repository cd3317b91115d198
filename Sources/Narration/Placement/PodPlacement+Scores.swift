import Kubernetes
import Scheduling

/// What every plugin gave the nodes that will do.
extension PodPlacement {
  /// So many nodes are shown with raw, normalized and weighted points when there are more than can all be.
  private static let detailedOfMany = 2
  private static let allDetailed = 6
  /// So many in all are shown by name.
  private static let listed = 12

  /// The best nodes plugin by plugin, further ones by what each plugin added, the rest as a range; nothing when
  /// nothing was scored.
  var scoreParts: [Story.Part] {
    let ranking = ranking
    guard !ranking.isEmpty else { return [] }
    let detailed = ranking.count <= Self.allDetailed ? ranking.count : Self.detailedOfMany
    var parts: [Story.Part] = [
      .line(AttemptMessage.scoreLegend), .table(Self.scores(of: Array(ranking.prefix(detailed)))),
    ]
    let further = ranking.dropFirst(detailed).prefix(Self.listed - detailed)
    if !further.isEmpty {
      parts += [.line(AttemptMessage.nextNodes), .table(Self.differences(of: further, from: ranking[0]))]
    }
    let rest = ranking.dropFirst(Self.listed)
    if let highest = rest.first?.total, let lowest = rest.last?.total {
      parts.append(.line(AttemptMessage.otherNodes(rest.count, from: highest, to: lowest)))
    }
    return parts
  }

  /// The nodes that were scored, the best first, of equals the one that got the Pod, then in the scheduler's order.
  var ranking: [NodeVerdict] {
    (sheet?.nodes ?? []).enumerated().filter { !$0.element.scores.isEmpty }.sorted { left, right in
      func key(_ entry: (offset: Int, element: NodeVerdict)) -> (Int, Int, Int) {
        (-entry.element.total, entry.element.node == winner?.node ? 0 : 1, entry.offset)
      }
      return key(left) < key(right)
    }.map(\.element)
  }

  /// A column per node, a row per plugin: raw points, brought to 0 to 100, times the weight.
  static func scores(of nodes: [NodeVerdict]) -> Story.Table {
    let plugins = nodes.first?.scores ?? []
    let columns = nodes.map { node in cells(of: node.scores) }
    var rows: [[any Message]] = plugins.indices.map { index in
      let head: [any Message] = [
        Verbatim(plugins[index].plugin.rawValue), Verbatim("×\(plugins[index].weight)"),
      ]
      return head + columns.map { index < $0.count ? Verbatim($0[index]) : Verbatim("") }
    }
    rows.append(
      [Marked(plain: [SchedulingMessage.totalColumn]), Verbatim("")]
        + nodes.map { Verbatim($0.total, .heading) })
    let header: [any Message] = [AttemptMessage.pluginColumn, AttemptMessage.weightColumn]
    return Story.Table(
      header: header + nodes.map { Verbatim($0.node, .name) }, rows: rows,
      alignments: [.left, .right] + nodes.map { _ in .right }, repeatedColumns: 2)
  }

  /// `0 → 100 → 300`, each number under the one of the plugin above.
  private static func cells(of scores: [PluginScore]) -> [String] {
    func padded(_ number: KeyPath<PluginScore, Int>) -> [String] {
      let texts = scores.map { String($0[keyPath: number]) }
      let width = texts.map(\.count).max() ?? 0
      return texts.map { String(repeating: " ", count: width - $0.count) + $0 }
    }
    let (raw, normalized, weighted) = (padded(\.raw), padded(\.normalized), padded(\.weighted))
    return scores.indices.map { "\(raw[$0]) → \(normalized[$0]) → \(weighted[$0])" }
  }

  /// A row per node: its total, and what sets it apart from another.
  private static func differences(
    of nodes: ArraySlice<NodeVerdict>, from chosen: NodeVerdict
  ) -> Story.Table {
    Story.Table(
      header: [
        SchedulingMessage.nodeColumn, SchedulingMessage.totalColumn, SchedulingMessage.scoresColumn,
      ],
      rows: nodes.map { verdict in
        let differences = zip(verdict.scores, chosen.scores).compactMap { own, other -> String? in
          let difference = own.weighted &- other.weighted
          guard difference != 0 else { return nil }
          return "\(own.plugin.rawValue) \(difference > 0 ? "+" : "−")\(difference.magnitude)"
        }
        let told: any Message =
          differences.isEmpty ? AttemptMessage.sameScores : Verbatim(differences.joined(separator: ", "))
        return [Verbatim(verdict.node, .name), Verbatim(verdict.total), told]
      }, alignments: [.left, .right])
  }
}
