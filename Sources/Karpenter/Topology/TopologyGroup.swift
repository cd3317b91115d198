import Kubernetes

/// One rule of topology, with its count of Pods in each domain; all Pods bound by an equal rule share it.
///
/// Source: sigs.k8s.io/karpenter `pkg/controllers/provisioning/scheduling/topologygroup.go`.
struct TopologyGroup {
  let rule: TopologyRefusal.Rule
  /// Whether it holds where Pods with an anti-affinity are, so as to keep off those that they do not want.
  let isInverse: Bool
  let key: String
  let maxSkew: Int
  let minDomains: Int?
  let namespaces: Set<String>
  /// Nil selects no Pod.
  let selector: LabelSelector?
  let nodeFilter: TopologyNodeFilter
  private var counts: [String: Int] = [:]
  /// The domains, ascending, while nobody has added one since.
  private var sortedDomains: [String]?
  /// How many domains have a Pod.
  private var occupied = 0

  /// - Parameter domains: those that a NodePool can provide.
  init(
    rule: TopologyRefusal.Rule, isInverse: Bool = false, key: String, maxSkew: Int, minDomains: Int?,
    namespaces: Set<String>, selector: LabelSelector?, nodeFilter: TopologyNodeFilter, domains: [String]
  ) {
    self.rule = rule
    self.isInverse = isInverse
    self.key = key
    self.maxSkew = maxSkew
    self.minDomains = minDomains
    self.namespaces = namespaces
    self.selector = selector
    self.nodeFilter = nodeFilter
    for domain in domains { counts[domain] = 0 }
  }

  /// Every domain with its count, ascending.
  var allCounts: [TopologyRefusal.Count] {
    counts.sorted { $0.key < $1.key }.map { TopologyRefusal.Count(domain: $0.key, pods: $0.value) }
  }

  /// What orders refusals of one kind and key.
  var selectorText: String { selector?.upstreamText ?? "" }

  func selects(namespace: String, labels: Labels) -> Bool {
    namespaces.contains(namespace) && (selector?.matches(labels) ?? false)
  }

  /// Makes a domain known.
  mutating func register(_ domain: String) {
    guard counts[domain] == nil else { return }
    counts[domain] = 0
    sortedDomains = nil
  }

  /// Counts one more Pod in the domain, or so many more.
  mutating func record(_ domain: String, times: Int = 1) {
    if let count = counts[domain] {
      if count == 0 { occupied += 1 }
      counts[domain] = count + times
    } else {
      counts[domain] = times
      occupied += 1
      sortedDomains = nil
    }
  }

  /// The domains of the candidate where the Pod may be; the requirement allows none when there are none.
  mutating func allowedDomains(
    podDomains: Requirement, nodeDomains: Requirement, selectsItself: Bool
  ) -> Requirement {
    switch rule {
    case .spread: spreadDomain(podDomains, nodeDomains, selectsItself)
    case .podAffinity: affinityDomains(podDomains, nodeDomains, selectsItself)
    case .podAntiAffinity: emptyDomains(podDomains, nodeDomains)
    }
  }

  /// A new node always has a host name of its own, so for host names the one of the candidate alone counts.
  private func soleHost(_ nodeDomains: Requirement) -> String? {
    key == WellKnown.hostname && nodeDomains.values.count == 1 ? nodeDomains.values[0] : nil
  }

  private func none() -> Requirement { Requirement(key, .doesNotExist) }
  private func only(_ domain: String) -> Requirement { Requirement(key, .isIn, [domain]) }

  /// Known domains that the candidate can be in, ascending.
  private mutating func candidates(_ nodeDomains: Requirement) -> [String] {
    if nodeDomains.operator == .isIn {
      return nodeDomains.values.filter { counts[$0] != nil && nodeDomains.allows($0) }
    }
    return domains().filter(nodeDomains.allows)
  }

  private mutating func domains() -> [String] {
    if let sortedDomains { return sortedDomains }
    let sorted = counts.keys.sorted()
    sortedDomains = sorted
    return sorted
  }

  /// The emptiest domain within the skew; of equals the first.
  private mutating func spreadDomain(
    _ podDomains: Requirement, _ nodeDomains: Requirement, _ selectsItself: Bool
  ) -> Requirement {
    let own = selectsItself ? 1 : 0
    if let host = soleHost(nodeDomains) {
      return (counts[host] ?? 0) + own <= maxSkew ? only(host) : none()
    }
    let least = leastCount(podDomains)
    var best: (domain: String, count: Int)?
    for domain in candidates(nodeDomains) {
      let count = (counts[domain] ?? 0) + own
      if count - least <= maxSkew, count < best?.count ?? .max { best = (domain, count) }
    }
    return best.map { only($0.domain) } ?? none()
  }

  private func leastCount(_ podDomains: Requirement) -> Int {
    if key == WellKnown.hostname { return 0 }
    var least = Int(Int32.max)
    var supported = 0
    for (domain, count) in counts where podDomains.allows(domain) {
      supported += 1
      least = min(least, count)
    }
    if let minDomains, supported < minDomains { return 0 }
    return least
  }

  /// Where the Pods meant are; where none is yet and the Pod itself is meant, somewhere to begin.
  private mutating func affinityDomains(
    _ podDomains: Requirement, _ nodeDomains: Requirement, _ selectsItself: Bool
  ) -> Requirement {
    if let host = soleHost(nodeDomains) {
      guard podDomains.allows(host) else { return none() }
      return (counts[host] ?? 0) > 0 || (selectsItself && mayBegin(podDomains)) ? only(host) : none()
    }
    let together = candidates(nodeDomains).filter { podDomains.allows($0) && (counts[$0] ?? 0) > 0 }
    guard together.isEmpty else { return Requirement(key, .isIn, together) }
    guard selectsItself, mayBegin(podDomains) else { return none() }
    let both = podDomains.intersection(nodeDomains)
    let beginnings = [domains().first(where: both.allows), domains().first(where: podDomains.allows)]
    return Requirement(key, .isIn, beginnings.compactMap(\.self))
  }

  /// Whether no Pod meant is anywhere that the Pod itself could be.
  private func mayBegin(_ podDomains: Requirement) -> Bool {
    occupied == 0 || !counts.contains { $0.value > 0 && podDomains.allows($0.key) }
  }

  private mutating func emptyDomains(_ podDomains: Requirement, _ nodeDomains: Requirement) -> Requirement {
    if let host = soleHost(nodeDomains) { return (counts[host] ?? 0) == 0 ? only(host) : none() }
    let empty = candidates(nodeDomains).filter { counts[$0] == 0 && podDomains.allows($0) }
    return Requirement(key, .isIn, empty)
  }
}

extension LabelSelector {
  /// As Kubernetes writes a selector in one line: `app=web,tier in (a,b)`.
  var upstreamText: String {
    let labels = matchLabels.map { (key: $0.key, text: "\($0.key)=\($0.value)") }
    let expressions = matchExpressions.map { (key: $0.key, text: Self.text(of: $0)) }
    return (labels + expressions).sorted { ($0.key, $0.text) < ($1.key, $1.text) }.map(\.text)
      .joined(separator: ",")
  }

  private static func text(of requirement: Requirement) -> String {
    let values = requirement.values.sorted().joined(separator: ",")
    return switch requirement.operator {
    case .isIn: "\(requirement.key) in (\(values))"
    case .notIn: "\(requirement.key) notin (\(values))"
    case .exists: requirement.key
    case .doesNotExist: "!\(requirement.key)"
    }
  }

  /// What tells two selectors apart: repeated expressions count once.
  var identity: String {
    let expressions = Set(
      matchExpressions.map {
        "\($0.key) \($0.operator) \(TopologyNodeFilter.oddOnes($0.values).joined(separator: ","))"
      })
    return "\(matchLabels.sorted { $0.key < $1.key }) \(expressions.sorted())"
  }
}
