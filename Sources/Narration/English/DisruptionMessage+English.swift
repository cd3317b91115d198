import Karpenter

extension DisruptionMessage {
  private static var format: Formats { .english }

  public var english: StyledText {
    switch self {
    case .pass(let pass):
      let nodes = Self.format.count(pass.candidates.count, "empty node")
      switch pass.stage {
      case .proposed:
        return
          "found \(nodes): nothing but DaemonSets' Pods → looks again in \(Disruption.validationWait.brief) before deleting"
      case .carriedOut:
        let verb = pass.candidates.count == 1 ? "is" : "are"
        return "\(nodes) \(verb) still so after the wait → \("deletes", .refusal)"
      case .abandoned: return "what was empty no longer is after the wait → \("deletes nothing", .success)"
      }
    case .candidate(let candidate):
      let price = candidate.priceUSDPerHour.map { ", \(Self.format.perHour($0))" } ?? ""
      return
        "\(candidate.node, .name)  \(candidate.instanceType ?? "") of NodePool \(candidate.nodePool)\(price)"
    case .heldByBudget(let nodes):
      return "the NodePool's budget does not let go now: \(Self.format.all(nodes))"
    case .savings(let savings): return "no longer pays \(Self.format.perHour(savings))"
    }
  }
}
