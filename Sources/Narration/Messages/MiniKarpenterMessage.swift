import Controllers
import Kubernetes

/// What the mini-Karpenter of the class found, and what it advised.
public enum MiniKarpenterMessage: Message, Equatable {
  case change(MiniKarpenterChange)
  case fault(MiniKarpenterFault)
  case obstacle(ProvisioningPlan.Obstacle)
  case candidate(ProvisioningPlan.Candidate, isChosen: Bool)
  case assumed([ResourceName])
  case ignored([ProvisioningPlan.Ignored])
  case fate(ConsolidationSuggestion.PodOutlook)
  case blocker(ConsolidationSuggestion.Blocker)
  case command(String)

}

extension Story {
  init(of change: MiniKarpenterChange) {
    self.init(MiniKarpenterMessage.change(change))
    switch change {
    case .planned(let plan): details = plan.parts
    case .suggested(let suggestion): details = suggestion.parts
    case .faultyConfiguration(let faults): details = faults.map { .line(MiniKarpenterMessage.fault($0)) }
    case .started, .planWithdrawn, .suggestionWithdrawn, .refused: break
    }
  }
}

extension ProvisioningPlan {
  /// What lies under a plan: why none, or what was considered.
  public var parts: [Story.Part] {
    var parts: [Story.Part] = obstacles.map { .line(MiniKarpenterMessage.obstacle($0)) }
    parts += candidates.map { candidate in
      .line(MiniKarpenterMessage.candidate(candidate, isChosen: candidate.size == choice?.size))
    }
    if !assumed.isEmpty { parts.append(.line(MiniKarpenterMessage.assumed(assumed))) }
    if !ignored.isEmpty { parts.append(.line(MiniKarpenterMessage.ignored(ignored))) }
    return parts
  }
}

extension ConsolidationSuggestion {
  /// What lies under a suggestion: what becomes of each Pod, what stands in the way, what to type.
  public var parts: [Story.Part] {
    pods.map { .line(MiniKarpenterMessage.fate($0)) }
      + blockers.filter(\.isBesideFates).map { .line(MiniKarpenterMessage.blocker($0)) }
      + commands.map { .line(MiniKarpenterMessage.command($0)) }
  }
}

extension ConsolidationSuggestion.Blocker {
  /// Whether what becomes of its Pod does not say it already.
  fileprivate var isBesideFates: Bool {
    if case .fitsNowhere = self { false } else { true }
  }
}

extension Int {
  /// Thousandths as percent, to a tenth.
  var percentOfPermille: Double { Double(self) / 10 }
}
