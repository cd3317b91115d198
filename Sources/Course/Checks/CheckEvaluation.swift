import Cluster
import Kubernetes
import Manifests
import Observability

/// Holds a lesson's checks against a world and what was decided in it.
struct CheckEvaluation {
  let world: World
  /// Decisions taken since the step opened.
  let decisions: [DecisionRecord]
  /// Commands typed since the step opened.
  let commands: [String]
  /// Checks of `always` and `never` that did not hold at some instant since the step opened.
  let broken: Set<String>

  /// Each check of a step, in order; a check that comes after a failed one is skipped.
  func results(of step: Lesson.Step) -> [CheckResult] {
    var passed: Set<String> = []
    var results: [CheckResult] = []
    for check in step.checks {
      let id = "\(step.id).\(check.id)"
      guard check.after.allSatisfy(passed.contains) else {
        results.append(
          CheckResult(id: id, status: .skipped, points: 0, maxPoints: check.points, expected: "", found: ""))
        continue
      }
      let result = result(of: check, id: id)
      if result.status == .pass { passed.insert(check.id) }
      results.append(result)
    }
    return results
  }

  private func result(of check: Lesson.Check, id: String) -> CheckResult {
    let finding = finding(for: check.condition, id: id)
    var status = finding.holds ? CheckResult.Status.pass : .fail
    var points = finding.holds ? check.points : 0
    if !finding.holds, let count = finding.count,
      let level = check.levels.first(where: { $0.count.holds(for: count) })
    {
      (status, points) = (.partial, level.points)
    }
    return CheckResult(
      id: id, status: status, points: points, maxPoints: check.points, expected: finding.expected,
      found: finding.found)
  }

  /// Whether a condition holds, and the number that levels are held against.
  private struct Finding {
    var holds: Bool
    var count: Int?
    var expected: String
    var found: String
  }

  private func finding(for condition: Lesson.Condition, id: String) -> Finding {
    switch condition {
    case .assert(let assertion): return finding(for: assertion)
    case .always(let assertion), .never(let assertion):
      var now = finding(for: assertion)
      now.holds = !broken.contains(id)
      return now
    case .spread(let assertion): return finding(for: assertion)
    case .decision(let assertion): return counted(count(of: assertion), against: assertion.count)
    case .event(let assertion):
      let events = world.objects.events.values.filter { event in
        event.reason == assertion.reason
          && assertion.object.map {
            "\(event.involvedObject.kind.singular)/\(event.involvedObject.name.name)" == $0
          }
            ?? true
      }
      return counted(events.reduce(0) { $0 + $1.count }, against: assertion.count)
    case .used(let command):
      let isUsed = commands.contains { $0 == command || $0.hasPrefix(command + " ") }
      return Finding(holds: isUsed, expected: command, found: "")
    }
  }

  private func counted(_ count: Int, against comparison: Comparison) -> Finding {
    Finding(
      holds: comparison.holds(for: count), count: count, expected: comparison.description,
      found: String(count))
  }

  private func finding(for assertion: Lesson.ObjectAssertion) -> Finding {
    let objects = selected(assertion.objects)
    guard let pattern = assertion.match else {
      return counted(objects.count, against: assertion.count ?? Comparison(.greaterOrEqual, "1"))
    }
    let matching = objects.count { $0.matches(pattern) }
    let isQuantityMet: Bool
    switch assertion.quantifier {
    case .each: isQuantityMet = matching == objects.count && !objects.isEmpty
    case .any: isQuantityMet = matching > 0
    }
    let holds = isQuantityMet && assertion.count?.holds(for: objects.count) ?? true
    return Finding(
      holds: holds, count: matching, expected: assertion.count?.description ?? "1", found: String(matching))
  }

  private func finding(for assertion: Lesson.SpreadAssertion) -> Finding {
    var counts: [String: Int] = [:]
    for node in world.objects.nodes.values {
      if let domain = node.metadata.labels[assertion.topologyKey] { counts[domain] = 0 }
    }
    for pod in world.objects.pods.values where assertion.objects.selector.matches(pod.metadata.labels) {
      guard let node = pod.spec.nodeName.flatMap({ world.objects.node($0) }),
        let domain = node.metadata.labels[assertion.topologyKey]
      else { continue }
      counts[domain, default: 0] += 1
    }
    let skew = (counts.values.max() ?? 0) - (counts.values.min() ?? 0)
    return Finding(
      holds: skew <= assertion.maxSkew, count: skew, expected: "<= \(assertion.maxSkew)", found: String(skew))
  }

  func count(of value: Lesson.ComputedValue) -> Int {
    switch value {
    case .count(let selection): selected(selection).count
    case .decisionCount(let assertion): count(of: assertion)
    }
  }

  private func count(of assertion: Lesson.DecisionAssertion) -> Int {
    decisions.count { $0.recordName == assertion.record && $0.facts.matches(assertion.facts) }
  }

  /// The objects meant, as manifests; none of a kind that does not exist.
  private func selected(_ selection: Lesson.ObjectSelection) -> [JSONValue] {
    guard let kind = Kinds.named(selection.kind)?.kind, let all = world.objects.all(kind) else { return [] }
    return all.filter { object in
      (selection.name.map { $0 == object.metadata.name } ?? true)
        && (selection.namespace.map { $0 == object.metadata.namespace } ?? true)
        && selection.selector.matches(object.metadata.labels)
    }.compactMap { ($0 as? any SchemaDescribed)?.json }
  }
}
