import Cloud
import Cluster
import Commands
import Kubernetes
import Observability

/// Holds one condition against worlds, one after the other: what has not changed from one to the next is not looked
/// at again.
struct StateProbe: Sendable {
  let condition: Lesson.StateCondition
  /// What came of each object in the state it was in last.
  private var known: [NamespacedName: Known] = [:]

  private struct Known {
    let resourceVersion: Int
    let mismatch: Mismatch?
  }

  init(_ condition: Lesson.StateCondition) { self.condition = condition }

  mutating func finding(in world: World) -> Finding {
    switch condition {
    case .assert(let assertion): finding(for: assertion, in: world)
    case .spread(let assertion): Self.finding(for: assertion, in: world)
    case .cost(let assertion): Self.finding(for: assertion, in: world)
    }
  }

  private mutating func finding(for assertion: Lesson.ObjectAssertion, in world: World) -> Finding {
    let objects = world.selected(assertion.objects)
    guard let pattern = assertion.pattern else {
      return .counted(objects.count, against: assertion.count ?? .atLeastOne)
    }
    var matching = 0
    var first: (object: ClusterObject, mismatch: Mismatch)?
    for object in objects {
      if let mismatch = mismatch(of: object, with: pattern) {
        if first == nil { first = (object, mismatch) }
      } else {
        matching += 1
      }
    }
    let all = matching == objects.count && !objects.isEmpty
    let holds: Bool
    switch (assertion.quantifier, assertion.count) {
    case (.match, nil): holds = all
    case (.match, let count?): holds = count.holds(for: matching)
    case (.each, let count): holds = all && count?.holds(for: objects.count) ?? true
    case (.any, let count): holds = matching > 0 && count?.holds(for: objects.count) ?? true
    }
    var finding = Finding(
      holds: holds, number: Double(matching), expected: assertion.count?.description ?? "1",
      found: String(matching))
    finding.object = first?.object.shortName
    finding.mismatch = first?.mismatch
    if assertion.objects.name != nil, assertion.count == nil, let mismatch = first?.mismatch {
      (finding.expected, finding.found) = (mismatch.expected, mismatch.found.isEmpty ? "–" : mismatch.found)
    }
    return finding
  }

  private mutating func mismatch(of object: ClusterObject, with pattern: JSONValue) -> Mismatch? {
    let (name, version) = (object.reference.name, object.metadata.resourceVersion)
    if let known = known[name], known.resourceVersion == version, version > 0 { return known.mismatch }
    let mismatch = object.json.mismatch(with: pattern)
    known[name] = Known(resourceVersion: version, mismatch: mismatch)
    return mismatch
  }

  private static func finding(for assertion: Lesson.SpreadAssertion, in world: World) -> Finding {
    let skew = world.skew(of: assertion)
    return Finding(
      holds: skew <= assertion.maxSkew, number: Double(skew), expected: "<= \(assertion.maxSkew)",
      found: String(skew))
  }

  private static func finding(for assertion: Lesson.CostAssertion, in world: World) -> Finding {
    let amount = world.usd(assertion.period)
    let text = amount.shortText
    return Finding(
      holds: assertion.amount.holds(for: text), number: amount, expected: assertion.amount.description,
      found: text)
  }
}

extension World {
  /// The objects meant, by namespace and name.
  func selected(_ selection: Lesson.ObjectSelection) -> [ClusterObject] {
    objects(of: selection.kind).filter { object in
      let metadata = object.metadata
      return (selection.name.map { $0 == metadata.name } ?? true)
        && (selection.namespace.map { $0 == metadata.namespace } ?? true)
        && selection.selector.matches(metadata.labels)
    }
  }

  /// How many more Pods the fullest domain has than the emptiest. Nodes make the domains; Pods that are not on a node,
  /// have finished or are going do not count.
  func skew(of assertion: Lesson.SpreadAssertion) -> Int {
    var counts: [String: Int] = [:]
    for node in objects.nodes.values where assertion.nodes.matches(node.metadata.labels) {
      if let domain = node.metadata.labels[assertion.topologyKey] { counts[domain, default: 0] += 0 }
    }
    for object in selected(assertion.objects) {
      guard let pod = objects.pods[object.reference.name], pod.isActive,
        let node = pod.spec.nodeName.flatMap({ objects.node($0) }),
        let domain = node.metadata.labels[assertion.topologyKey], counts[domain] != nil
      else { continue }
      counts[domain, default: 0] += 1
    }
    return (counts.values.max() ?? 0) - (counts.values.min() ?? 0)
  }

  /// What the machines cost, as a check or a prediction asks for it: a bill to the cent.
  func usd(_ period: Lesson.BillingPeriod) -> Double {
    let bill = Bill(billedNodes)
    return period == .monthly ? (bill.total.usdPerMonth * 100).rounded() / 100 : bill.total.usdPerHour
  }
}

extension ClusterObject {
  /// As a student names it: `pod/web-0`.
  var shortName: String { "\(kind.singular)/\(name)" }
}

extension Double {
  /// With four decimal places at most and no zeros at the end, a point in any language: `412.5`.
  var shortText: String {
    guard magnitude < 9e11 else { return String(self) }
    let scaled = Int64((self * 10_000).rounded(.toNearestOrAwayFromZero))
    let fraction = String(scaled.magnitude % 10_000)
    let padded = String(repeating: "0", count: 4 - fraction.count) + fraction
    let kept = String(padded.reversed().drop { $0 == "0" }.reversed())
    return (scaled < 0 ? "-" : "") + String(scaled.magnitude / 10_000) + (kept.isEmpty ? "" : ".\(kept)")
  }
}
