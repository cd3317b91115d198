import Kubernetes

/// What the mini-Karpenter did: a part of `ControllerStep`.
public enum MiniKarpenterChange: Equatable, Sendable {
  case started(MiniKarpenterSettings, sizes: Int)
  case planned(ProvisioningPlan)
  /// The reason for a plan has gone, and the plan with it.
  case planWithdrawn(configMap: String, pod: PodName, because: PlanEnd)
  case suggested(ConsolidationSuggestion)
  case suggestionWithdrawn(configMap: String, node: NodeName, because: SuggestionEnd)
  /// The API server did not let it, or would not take what it wrote; in its own words.
  case refused(answer: String, isForbidden: Bool)
  /// Its ConfigMap has faults; what they concern stays as it was by default.
  case faultyConfiguration([MiniKarpenterFault])

  public enum PlanEnd: Equatable, Sendable {
    case podGone
    case scheduled(to: NodeName)
    /// It waits no more for a node, or for one that a preemption frees.
    case waitsNoMore
  }

  public enum SuggestionEnd: Equatable, Sendable {
    case nodeGone
    case taken(NodeUtilization)
    case leaving
  }
}

/// What is wrong with the mini-Karpenter's ConfigMap.
public struct MiniKarpenterFault: Equatable, Sendable {
  /// The key of the ConfigMap's data: `threshold`, `catalog.yaml`.
  public let key: String
  /// Where in the key's text, as a path or a line; empty when it is the whole.
  public let place: String
  public let problem: Problem

  public enum Problem: Equatable, Sendable {
    case unknownKey(nearest: [String])
    case notOnOff(String)
    case notPercent(String)
    case notPeriod(String)
    case notQuantity(String)
    case notYAML(String)
    case missing(String)
    case empty
    case notPositive(String)
    case duplicate(String)
    case notLabelValue(String)
    case unknownField(String, nearest: [String])
  }

  public init(key: String, place: String = "", _ problem: Problem) {
    self.key = key
    self.place = place
    self.problem = problem
  }
}
