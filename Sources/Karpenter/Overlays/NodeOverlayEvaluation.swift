import Kubernetes

/// What became of a NodeOverlay.
public struct NodeOverlayEvaluation: Equatable, Sendable {
  public let overlay: String
  public let outcome: Outcome

  public enum Outcome: Equatable, Sendable {
    /// How many instance types, of how many NodePools, it says something of: none, when nothing is what it selects.
    case applied(types: Int, nodePools: Int)
    case invalid([NodeOverlayProblem])
    /// Another of the same weight says something of the same offering or resource: this one is left out whole.
    case conflict(with: String)
  }
}

/// What is wrong with a NodeOverlay that its schema let through.
public enum NodeOverlayProblem: Equatable, Sendable {
  /// All that is wrong with one requirement.
  case requirement([RequirementProblem])
  /// `NotIn` without values.
  case noValues(key: String)
  /// A resource that Karpenter reckons itself.
  case restrictedResource(ResourceName)
}

extension NodeOverlay {
  /// In Karpenter's order; empty when nothing is wrong.
  ///
  /// Source: sigs.k8s.io/karpenter `pkg/apis/v1alpha1/nodeoverlay_validation.go`.
  var problems: [NodeOverlayProblem] {
    var problems: [NodeOverlayProblem] = []
    for requirement in requirements {
      let found = Requirement.problems(of: requirement)
      if !found.isEmpty { problems.append(.requirement(found)) }
      if requirement.operator == .notIn, requirement.values.isEmpty {
        problems.append(.noValues(key: requirement.key))
      }
    }
    let restricted: [ResourceName] = [.cpu, .memory, .ephemeralStorage, .pods]
    return problems
      + (capacity?.sorted ?? []).filter { restricted.contains($0.name) }.map { .restrictedResource($0.name) }
  }
}
