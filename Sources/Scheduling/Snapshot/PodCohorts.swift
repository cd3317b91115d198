import Kubernetes

typealias CohortID = Int

/// Pods of one namespace with the same labels and the same pod affinity: no selector tells them apart, so a
/// selector is tried once per cohort instead of once per pod.
struct PodCohort: Sendable {
  let namespace: String
  let labels: Labels
  let affinity: PodAffinity
  let antiAffinity: PodAffinity

  var hasAffinity: Bool { affinity != PodAffinity() || antiAffinity != PodAffinity() }
}

/// Every cohort that has pods. Numbers of cohorts that died out are given again.
struct PodCohorts: Sendable {
  private(set) var cohorts: [PodCohort] = []
  /// How many pods each has: apart from what it is, since it changes with every pod.
  private var populations: [Int] = []
  private var vacant: [CohortID] = []
  private var byLabels: [Key: [CohortID]] = [:]

  private struct Key: Hashable {
    let namespace: String
    let labels: Labels
  }

  subscript(id: CohortID) -> PodCohort { cohorts[id] }

  /// Counts a pod in, and says to which cohort it belongs.
  mutating func join(_ pod: Pod) -> CohortID {
    let key = Key(namespace: pod.metadata.namespace, labels: pod.metadata.labels)
    let affinity = pod.spec.affinity?.podAffinity ?? PodAffinity()
    let antiAffinity = pod.spec.affinity?.podAntiAffinity ?? PodAffinity()
    let alike = byLabels[key]?.first {
      cohorts[$0].affinity == affinity && cohorts[$0].antiAffinity == antiAffinity
    }
    if let alike {
      populations[alike] += 1
      return alike
    }
    let cohort = PodCohort(
      namespace: key.namespace, labels: key.labels, affinity: affinity, antiAffinity: antiAffinity)
    let id = vacant.popLast() ?? cohorts.count
    if id == cohorts.count {
      cohorts.append(cohort)
      populations.append(1)
    } else {
      cohorts[id] = cohort
      populations[id] = 1
    }
    byLabels[key, default: []].append(id)
    return id
  }

  mutating func leave(_ id: CohortID) {
    populations[id] -= 1
    guard populations[id] == 0 else { return }
    let key = Key(namespace: cohorts[id].namespace, labels: cohorts[id].labels)
    byLabels[key]?.removeAll { $0 == id }
    if byLabels[key]?.isEmpty == true { byLabels[key] = nil }
    vacant.append(id)
  }

  /// Which cohorts with pods satisfy a condition, by number.
  func matching(_ condition: (PodCohort) -> Bool) -> [Bool] {
    zip(cohorts, populations).map { cohort, population in population > 0 && condition(cohort) }
  }
}
