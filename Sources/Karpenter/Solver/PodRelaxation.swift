import Kubernetes

extension PodSpec {
  /// Gives up the next thing that Karpenter gives up when a Pod has no place: alternatives of required node
  /// affinity first, then preferences, the heaviest first. Nil when there is nothing left.
  ///
  /// Source: sigs.k8s.io/karpenter `pkg/controllers/provisioning/scheduling/preferences.go`.
  func relaxed(toleratingPreferNoSchedule: Bool) -> (relaxation: Relaxation, spec: PodSpec)? {
    var spec = self
    guard let relaxation = spec.relax(toleratingPreferNoSchedule: toleratingPreferNoSchedule) else {
      return nil
    }
    return (relaxation, spec)
  }

  private mutating func relax(toleratingPreferNoSchedule: Bool) -> Relaxation? {
    if let terms = affinity?.nodeAffinity?.required, terms.count > 1 {
      affinity?.nodeAffinity?.required = Array(terms.dropFirst())
      return .requiredNodeAffinityTerm(terms[0])
    }
    if let (first, rest) = Self.heaviest(affinity?.podAffinity?.preferred, by: \.weight) {
      affinity?.podAffinity?.preferred = rest
      return .preferredPodAffinity(first)
    }
    if let (first, rest) = Self.heaviest(affinity?.podAntiAffinity?.preferred, by: \.weight) {
      affinity?.podAntiAffinity?.preferred = rest
      return .preferredPodAntiAffinity(first)
    }
    if let (first, rest) = Self.heaviest(affinity?.nodeAffinity?.preferred, by: \.weight) {
      affinity?.nodeAffinity?.preferred = rest
      return .preferredNodeAffinity(first)
    }
    if let index = topologySpreadConstraints.firstIndex(where: { $0.whenUnsatisfiable == .scheduleAnyway }) {
      let constraint = topologySpreadConstraints[index]
      let last = topologySpreadConstraints.removeLast()
      if index < topologySpreadConstraints.count { topologySpreadConstraints[index] = last }
      return .topologySpread(constraint)
    }
    return toleratingPreferNoSchedule && toleratePreferNoSchedule() ? .toleratesPreferNoSchedule : nil
  }

  private static func heaviest<Term>(
    _ terms: [Term]?, by weight: (Term) -> Int
  ) -> (first: Term, rest: [Term])? {
    guard let terms = terms?.heaviestFirst(weight), let first = terms.first else { return nil }
    return (first, Array(terms.dropFirst()))
  }

  /// Adds the toleration of all `PreferNoSchedule` taints; false when it is there already.
  mutating func toleratePreferNoSchedule() -> Bool {
    let everyPreference = Toleration(operator: .exists, effect: .preferNoSchedule)
    let isThere = tolerations.contains {
      $0.key.isEmpty && $0.operator == .exists && $0.value.isEmpty && $0.effect == .preferNoSchedule
    }
    if !isThere { tolerations.append(everyPreference) }
    return !isThere
  }
}
