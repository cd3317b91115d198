import Cluster
import Commands
import Kubernetes
import Observability

/// Holds the checks of a lesson's step against a world and its past.
struct CheckEvaluation {
  let world: World
  let lesson: String
  let step: Lesson.Step
  /// The world's decisions and clock when each step so far opened.
  let openings: [String: Instant]
  /// Commands that were carried out since the step opened, `kubectl` left out.
  let commands: [String]
  /// What the student answered, by the question's id.
  let answers: [String: String]

  /// Each check of the step, in order; a check that comes after a failed one is skipped.
  func results() -> [CheckResult] {
    var passed: Set<String> = []
    return step.checks.map { check in
      let result = result(of: check, isDue: check.after.allSatisfy(passed.contains))
      if result.status == .pass { passed.insert(check.id) }
      return result
    }
  }

  private func result(of check: Lesson.Check, isDue: Bool) -> CheckResult {
    let id = "\(step.id).\(check.id)"
    var result = CheckResult(
      id: id, status: .skipped, points: 0, maxPoints: check.points, visibility: check.visibility,
      at: Instant(of: world))
    guard isDue else { return result }
    let finding = finding(for: check.condition, id: id, by: check.deadline)
    result.expected = finding.expected
    result.found = finding.found
    result.object = finding.object
    result.field = finding.mismatch?.field
    result.fieldExpected = finding.mismatch?.expected
    result.fieldFound = finding.mismatch?.found
    if let instant = finding.instant { result.at = instant }
    if finding.holds {
      (result.status, result.points) = (.pass, check.points)
      return result
    }
    result.status = .fail
    if let level = check.levels.first(where: { holds($0, of: check, id: id, finding) }) {
      (result.status, result.points) = (.partial, level.points)
    }
    result.diagnosis =
      check.diagnoses.first {
        self.finding(for: $0.condition, id: "\(id).\($0.id)", by: nil).holds
      }?.id
    return result
  }

  private func holds(_ level: Lesson.Check.Level, of check: Lesson.Check, id: String, _ finding: Finding)
    -> Bool
  {
    guard let deadline = level.deadline else {
      return finding.number.map { level.count?.holds(for: $0) ?? false } ?? false
    }
    return self.finding(for: check.condition, id: id, by: deadline, accepting: level.count).holds
  }

  /// - Parameters:
  ///   - deadline: the last instant at which it may come to hold.
  ///   - accepting: a looser number to hold it against.
  func finding(
    for condition: Lesson.Condition, id: String, by deadline: VirtualTime?, accepting: Comparison? = nil
  ) -> Finding {
    switch condition {
    case .state(let state):
      guard let deadline else {
        var probe = StateProbe(state)
        return probe.finding(in: world)
      }
      return reached(state, id: id, by: deadline, accepting: accepting)
    case .always(let state, let from): return kept(state, id: id, from: from, wanted: true)
    case .never(let state, let from): return kept(state, id: id, from: from, wanted: false)
    case .decision(let assertion):
      let decisions = decisions(for: assertion).filter { deadline.map($0.time.isNotAfter) ?? true }
      return .counted(decisions.count, against: accepting ?? assertion.count)
    case .event(let assertion):
      return .counted(count(of: assertion, by: deadline), against: accepting ?? assertion.count)
    case .metric(let assertion):
      let values = values(of: assertion.query)
      let worst = values.first { !assertion.value.holds(for: $0) } ?? values.first
      return Finding(
        holds: !values.isEmpty && values.allSatisfy(assertion.value.holds(for:)), number: worst,
        expected: assertion.value.description, found: worst.map(\.shortText) ?? "–")
    case .answer(let assertion):
      let expected = value(of: assertion.value)
      let given = answers[assertion.question] ?? ""
      return Finding(
        holds: given.isAnswer(expected, withinPercent: assertion.tolerancePercent), expected: expected,
        found: given)
    case .used(let command):
      let isUsed = commands.contains { $0 == command || $0.hasPrefix(command + " ") }
      return Finding(holds: isUsed, expected: command, found: "")
    }
  }
}

// MARK: - Along the world's past

extension CheckEvaluation {
  /// Whether a condition came to hold in time.
  private func reached(
    _ state: Lesson.StateCondition, id: String, by deadline: VirtualTime, accepting: Comparison?
  ) -> Finding {
    let changes = changes(id: id, from: nil)
    let inTime = changes.filter { $0.instant.time.isNotAfter(deadline) }
    let met = inTime.first { change in
      accepting.map { wanted in change.finding.number.map(wanted.holds(for:)) ?? false }
        ?? change.finding.holds
    }
    var probe = StateProbe(state)
    var finding = met?.finding ?? changes.last?.finding ?? probe.finding(in: world)
    finding.holds = met != nil
    finding.instant = met?.instant ?? changes.first { $0.finding.holds }?.instant
    return finding
  }

  /// Whether a condition was as it is wanted at every instant since a step opened.
  private func kept(_ state: Lesson.StateCondition, id: String, from: String?, wanted: Bool) -> Finding {
    let changes = changes(id: id, from: from)
    let breach = changes.first { $0.finding.holds != wanted }
    var probe = StateProbe(state)
    var finding = breach?.finding ?? probe.finding(in: world)
    finding.holds = breach == nil && !changes.isEmpty
    finding.instant = breach?.instant
    return finding
  }

  /// Empty in a world that is not the lesson's.
  private func changes(id: String, from: String?) -> [LessonWatch.Change] {
    let opening = openings[from ?? step.id]?.decisions ?? 0
    return world.watch(of: lesson)?.changes(of: id, since: opening) ?? []
  }

  func decisions(for assertion: Lesson.DecisionAssertion) -> [DecisionRecord] {
    let opening = openings[assertion.from ?? step.id]?.decisions ?? 0
    return world.decisions.since(DecisionID(opening)).filter {
      $0.isNamed(assertion.record) && $0.facts.matches(assertion.facts)
    }
  }

  private func count(of assertion: Lesson.EventAssertion, by deadline: VirtualTime?) -> Int {
    let opened = openings[step.id]?.time ?? .start
    let events = world.objects.events.values.filter { event in
      let object = "\(event.involvedObject.kind.singular)/\(event.involvedObject.name.name)"
      let first = event.firstTimestamp ?? opened
      return event.reason == assertion.reason && (assertion.object.map { $0 == object } ?? true)
        && opened.isNotAfter(event.lastTimestamp ?? opened) && (deadline.map(first.isNotAfter) ?? true)
    }
    return events.reduce(0) { $0 + $1.count }
  }
}

// MARK: - Values

extension CheckEvaluation {
  /// What a query comes to, a number for each series; none when it cannot be answered.
  private func values(of query: String) -> [Double] {
    switch try? PromQLQuery(query).answer(in: world) {
    case .scalar(let number): [number]
    case .vector(let samples): samples.map(\.value)
    case .string, .matrix, nil: []
    }
  }

  /// What the cluster answers; empty when it has none.
  func value(of computed: Lesson.ComputedValue) -> String {
    switch computed {
    case .literal(let text): text
    case .count(let assertion):
      String(
        world.selected(assertion.objects).count { object in assertion.pattern.map(object.json.matches) ?? true
        })
    case .decisionCount(let assertion): String(decisions(for: assertion).count)
    case .decisionFact(let assertion, let fact):
      decisions(for: assertion).last?.facts[fact]?.leafText ?? ""
    case .eventCount(let assertion): String(count(of: assertion, by: nil))
    case .metric(let query): values(of: query).first?.shortText ?? ""
    case .field(let selection, let path):
      JSONPath(path).flatMap { path in
        world.selected(selection).first.flatMap { path.values(in: $0.json).first?.leafText }
      } ?? ""
    case .cost(let period): world.usd(period).shortText
    case .skew(let assertion): String(world.skew(of: assertion))
    }
  }
}

extension VirtualTime {
  fileprivate func isNotAfter(_ other: VirtualTime) -> Bool { self <= other }
}

extension String {
  /// Whether this answers a question: the same amount, within a tolerance, or the same text in any case.
  func isAnswer(_ expected: String, withinPercent tolerance: Int) -> Bool {
    guard !expected.isEmpty else { return false }
    let given = trimmingBlanks().replacing(",", with: ".")
    if let left = Quantity(given)?.double, let right = Quantity(expected)?.double {
      return abs(left - right) <= abs(right) * Double(tolerance) / 100 + 1e-9 * max(1, abs(right))
    }
    return trimmingBlanks().lowercased() == expected.lowercased()
  }
}
