import Karpenter
import Kubernetes

/// What a Pod wants of a new node's labels: one way of reading its `nodeSelector` and required node affinity.
///
/// Several terms of affinity are several ways; any of them will do.
struct PodWishes {
  /// Labels that Kubernetes and Karpenter know: held against the catalogue.
  private(set) var known: [Requirement] = []
  /// Labels of somebody's own, which the NodePool has to declare.
  private(set) var declared: Labels = [:]
  private(set) var obstacles: [ProvisioningPlan.Obstacle] = []

  /// Every way, in the order of the terms.
  static func all(of pod: Pod) -> [PodWishes] {
    let unheard = obstacles(toHearing: pod)
    guard unheard.isEmpty else { return [PodWishes(obstacles: unheard)] }
    guard let terms = pod.spec.affinity?.nodeAffinity?.required else {
      return [PodWishes(pod.spec.nodeSelector, NodeSelectorTerm())]
    }
    guard !terms.isEmpty else { return [PodWishes(obstacles: [.noTerms])] }
    return terms.map { term in
      term.matchExpressions.isEmpty && term.matchFields.isEmpty
        ? PodWishes(obstacles: [.noTerms]) : PodWishes(pod.spec.nodeSelector, term)
    }
  }

  /// What makes Karpenter pass over the whole Pod, in whichever of its terms it stands.
  private static func obstacles(toHearing pod: Pod) -> [ProvisioningPlan.Obstacle] {
    let terms = pod.spec.affinity?.nodeAffinity?.required ?? []
    let keys = pod.spec.nodeSelector.keys.map { $0 } + terms.flatMap(\.matchExpressions).map(\.key)
    let reserved = Set(keys.map(LabelRules.normalized).filter(LabelRules.isRestricted)).sorted()
    let preferred = pod.spec.affinity?.nodeAffinity?.preferred.max { $0.weight < $1.weight }?.preference
    let active = (terms.first?.matchExpressions ?? []) + (preferred?.matchExpressions ?? [])
    let avoidsKarpenter = active.contains { $0.key == WellKnown.nodePool && $0.operator == .doesNotExist }
    return (reserved + (avoidsKarpenter ? [WellKnown.nodePool] : [])).map { .reservedLabel($0) }
      + (terms.contains { !$0.matchFields.isEmpty } ? [.namesNode] : [])
  }

  private init(obstacles: [ProvisioningPlan.Obstacle]) { self.obstacles = obstacles }

  private init(_ selector: Labels, _ term: NodeSelectorTerm) {
    let wanted = Requirements(labels: selector).adding(Requirements(term.matchExpressions))
    let absent = Set(
      term.matchExpressions.filter { $0.operator == .doesNotExist }.map { LabelRules.normalized($0.key) })
    for requirement in wanted.all { add(requirement, isToBeAbsent: absent.contains(requirement.key)) }
  }

  private mutating func add(_ requirement: Requirement, isToBeAbsent: Bool) {
    if requirement.isEmpty, !isToBeAbsent { return obstacles.append(.impossibleRequirement(requirement)) }
    guard requirement.key != WellKnown.nodePool || requirement.operator == .notIn else {
      return obstacles.append(.reservedLabel(requirement.key))
    }
    let isOptional = requirement.operator == .notIn || requirement.operator == .doesNotExist
    if LabelRules.wellKnown.contains(requirement.key), requirement.key != WellKnown.nodePool {
      known.append(requirement)
    } else if isOptional, !requirement.isBounded {
      // A new node has no such label.
    } else if let value = requirement.exampleValue {
      declared[requirement.key] = value
    } else {
      obstacles.append(.impossibleRequirement(requirement))
    }
  }
}

extension Requirement {
  fileprivate var isBounded: Bool { lowerBound != nil || upperBound != nil }

  /// A value that satisfies it and may be a label's; nil when there is none.
  fileprivate var exampleValue: String? {
    let candidates =
      isComplement
      ? (isBounded ? [lowerBound, upperBound].compactMap(\.self).map(String.init) : ["true", "yes"]) : values
    return candidates.first { allows($0) && LabelSyntax.problems(ofValue: $0).isEmpty }
  }
}
