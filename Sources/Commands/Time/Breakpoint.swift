import Cluster
import Kubernetes
import Manifests
import Narration
import Observability

/// Where time is to stand still.
struct Breakpoint: Equatable, Sendable {
  enum Trigger: Equatable, Sendable {
    /// A decision of this name, with these facts.
    case decision(record: String, [FactCondition])
    /// A Kubernetes event of this reason, with these facts.
    case event(reason: String, [FactCondition])
    case change(WorldExpression)
  }

  /// As `break list` shows it and `break delete` takes it.
  let number: Int
  /// As typed, without `break`.
  let text: String
  let trigger: Trigger
}

/// Holds breakpoints against each step of a world that goes on.
struct BreakpointWatch {
  private let breakpoints: [Breakpoint]
  /// What each expression was after the last step, by the breakpoint's number.
  private var values: [Int: String] = [:]
  /// How often each event had come by the last step, where a breakpoint asks for events.
  private var eventCounts: [NamespacedName: Int]

  init(_ breakpoints: [Breakpoint], in world: World) {
    self.breakpoints = breakpoints
    eventCounts = world.eventCounts(for: breakpoints)
    for breakpoint in breakpoints {
      if case .change(let expression) = breakpoint.trigger {
        values[breakpoint.number] = expression.value(in: world)
      }
    }
  }

  /// What made time stand still.
  struct Hit: Equatable, Sendable {
    let breakpoint: Breakpoint
    /// The new value of an expression, with the one before.
    var change: (from: String, to: String)?

    static func == (left: Self, right: Self) -> Bool { left.breakpoint == right.breakpoint }
  }

  /// The first breakpoint that a step meets.
  mutating func hit(by result: StepResult, in world: World) -> Hit? {
    var hit: Hit?
    let countsBefore = eventCounts
    eventCounts = world.eventCounts(for: breakpoints)
    for breakpoint in breakpoints {
      switch breakpoint.trigger {
      case .decision(let record, let conditions):
        let isMet = result.records.contains { decision in
          decision.isNamed(record) && conditions.allSatisfy { $0.holds(for: decision.facts) }
        }
        if isMet { hit = hit ?? Hit(breakpoint: breakpoint) }
      case .event(let reason, let conditions):
        let isMet = world.objects.events.contains { name, event in
          event.reason == reason && event.count > countsBefore[name] ?? 0
            && conditions.allSatisfy { $0.holds(for: event.facts) }
        }
        if isMet { hit = hit ?? Hit(breakpoint: breakpoint) }
      case .change(let expression):
        let value = expression.value(in: world)
        let before = values[breakpoint.number] ?? ""
        values[breakpoint.number] = value
        if value != before { hit = hit ?? Hit(breakpoint: breakpoint, change: (before, value)) }
      }
    }
    return hit
  }
}

extension World {
  /// How often each event has come; nothing where nobody asks for events.
  fileprivate func eventCounts(for breakpoints: [Breakpoint]) -> [NamespacedName: Int] {
    let asks = breakpoints.contains { if case .event = $0.trigger { true } else { false } }
    guard asks else { return [:] }
    return Dictionary(uniqueKeysWithValues: objects.events.map { ($0.key, $0.value.count) })
  }
}

extension Event {
  fileprivate var facts: JSONValue {
    .object([
      "reason": .string(reason), "type": .string(type.rawValue), "message": .string(message),
      "kind": .string(involvedObject.kind.name), "name": .string(involvedObject.name.name),
      "namespace": .string(metadata.namespace), "source": .string(source), "count": .int(Int64(count)),
    ])
  }
}
