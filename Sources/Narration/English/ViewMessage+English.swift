extension ViewMessage {
  public var english: StyledText {
    let format = Formats.english
    return switch self {
    case .zone(let zone, let nodes, let price):
      "\(zone.isEmpty ? "no zone" : zone, .heading)  \(format.count(nodes)) \(nodes == 1 ? "node" : "nodes")"
        + (price > 0 ? "  \(format.perHour(price), .dim)" : StyledText())
    case .workload(let name, let pods, let groups, let skew):
      "\(name, .name) \(format.count(pods))"
        + StyledText(
          groups.count > 1
            ? " (\(groups.map(format.count).joined(separator: "/"))\(skew.map { ", skew \($0)" } ?? ""))"
            : "",
          style: .dim)
    case .andThen: "And then? ⟶"
    case .nothingFollowed: "And then? ⟶ nothing has come of it so far."
    case .otherWorkloads(let count): "and \(format.count(count, "more workload"))"
    case .compactMap:
      StyledText(
        marked: "Each bar is a node, by the larger of cpu and memory. `map --full` shows node by node.")
    case .pending(let count): "pending: \(format.count(count))"
    case .noNodes: "No nodes."
    case .total(let hour, let month): "total  \(format.perHour(hour))  \(format.perMonth(month), .heading)"
    case .unpriced(let count):
      "\(format.count(count)) \(count == 1 ? "node of unknown price" : "nodes of unknown price")"
    case .moreLines(let count): "… and \(format.count(count)) more steps …"
    case .isNow(let kind, let name, let state, let since):
      "\(kind) \(name, .name): \(state, .heading)" + StyledText(since.map { " for \($0.brief)" } ?? "")
    case .otherPods(let names):
      StyledText(marked: "Others: \(format.first(5, of: names)). `why pod NAME` answers for one of them.")
    case .noPendingPods: "No Pod is Pending."
    case .noDecisions(let kind, let name): "No decision about \(kind) \(name, .name) so far."
    case .because: "Why? ⟵"
    case .divergences(let count, let pods, let round, let time):
      "round \(round), at \(time.clock): "
        + (count == 0
          ? StyledText("no Pod went elsewhere than Karpenter assumed", style: .success)
          : "\(format.count(count)) of \(format.count(pods, "Pod")) went to another node")
    case .noRounds: "Karpenter has made no provisioning round yet."
    case .types(let count): "\(format.count(count)) \(count == 1 ? "type" : "types")"
    }
  }
}
