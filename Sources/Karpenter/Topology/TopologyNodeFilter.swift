import Kubernetes

/// Which nodes count for a spread: those that the Pod's own selectors accept and, if asked, whose taints it
/// tolerates. Affinity and anti-affinity count every node.
///
/// Source: sigs.k8s.io/karpenter `pkg/controllers/provisioning/scheduling/topologynodefilter.go`.
struct TopologyNodeFilter {
  /// Any one of them must be met; empty accepts every node.
  private let alternatives: [Requirements]
  private let honorsTaints: Bool
  private let honorsAffinity: Bool
  private let tolerations: [Toleration]

  static let everyNode = TopologyNodeFilter()

  private init() {
    alternatives = []
    honorsTaints = false
    honorsAffinity = false
    tolerations = []
  }

  init(_ spec: PodSpec, constraint: TopologySpreadConstraint) {
    honorsTaints = constraint.nodeTaintsPolicy == .honor
    honorsAffinity = constraint.nodeAffinityPolicy != .ignore
    tolerations = spec.tolerations
    let selector = Requirements(labels: spec.nodeSelector)
    alternatives =
      spec.affinity?.nodeAffinity?.required.map { terms in
        terms.map { selector.adding(Requirements($0.matchExpressions)) }
      } ?? [selector]
  }

  var acceptsEveryNode: Bool {
    !honorsTaints && (!honorsAffinity || alternatives.isEmpty || alternatives.contains(where: \.isEmpty))
  }

  func accepts(taints: [Taint], requirements: Requirements) -> Bool {
    if honorsTaints, !taints.allSatisfy(tolerations.tolerate) { return false }
    guard honorsAffinity, !alternatives.isEmpty else { return true }
    return alternatives.contains { requirements.isCompatible(with: $0) }
  }

  /// What tells two filters apart without fail.
  var exactText: String {
    guard !acceptsEveryNode else { return "" }
    return "\(alternatives.map { $0.all.map(\.description) }) \(honorsTaints) \(honorsAffinity) "
      + "\(tolerations)"
  }

  /// What tells two filters apart for Karpenter.
  ///
  /// Karpenter compares them by a hash that sees the keys of the alternatives and not their values, and in
  /// which two equal members of a list take each other out: so Pods that select different zones share a group,
  /// and the filter of the first of them is used for all.
  var identity: String {
    let keySets = Self.oddOnes(alternatives.map { $0.keys.joined(separator: " ") })
    let tolerated = Self.oddOnes(
      tolerations.map {
        "\($0.key) \($0.operator) \($0.value) \($0.effect?.rawValue ?? "") \($0.tolerationSeconds ?? -1)"
      })
    return "\(keySets) \(honorsTaints) \(honorsAffinity) \(tolerated)"
  }

  /// Members that occur an odd number of times, ascending.
  static func oddOnes(_ members: [String]) -> [String] {
    var odd = Set<String>()
    for member in members where odd.remove(member) == nil { odd.insert(member) }
    return odd.sorted()
  }
}
