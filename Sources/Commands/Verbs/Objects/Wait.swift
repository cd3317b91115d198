import Cluster
import Kubernetes
import Narration

extension Command {
  static let wait = Command(
    "wait", origin: .kubectl, syntax: [.any(.resources)],
    flags: [.condition, .timeout, .selector, .fieldSelector, .all, .allNamespaces, .filename], help: .wait,
    examples: [
      "create deployment web --image=nginx", "wait --for=create deployment/web --timeout=60s",
    ]
  ) { session, given throws(CommandError) in
    guard let text = given[.condition] else { throw .upstream(UpstreamText.requiredFlags(["for"])) }
    let timeout = max(.zero, try given.duration(.timeout) ?? .seconds(30))
    let selection = try session.selection(of: given)
    if case .kinds = selection, !given.has(.all), given[.selector] == nil, given[.fieldSelector] == nil {
      throw .upstream(UpstreamText.nameRequired)
    }
    let references = try session.references(
      selection, given, mayBeMissing: text == "create" || text == "delete")
    guard !references.isEmpty else { throw .upstream(UpstreamText.noMatchingResources) }
    var output = CommandOutput()
    let end = session.world.now + timeout
    var halt = Halt.reached
    for reference in references {
      guard let condition = WorldCondition(waiting: text, for: reference) else {
        throw .upstream(UpstreamText.badWaitCondition(text), CommandMessage.badCondition(text))
      }
      if !condition.holds(in: session.world), session.world.now < end {
        halt = try session.letTimeRun(until: .instant(end)) { _, now in !condition.holds(in: now) }
      }
      if condition.holds(in: session.world) {
        let name = "\(reference.kind.qualifiedSingular)/\(reference.name.name)"
        output.line(
          StyledText(
            text == "delete" ? UpstreamText.did("deleted", to: name) : UpstreamText.conditionMet(name)))
      } else if halt != .reached {
        session.tell(halt, into: &output)
        return output
      } else {
        output.line(
          StyledText(
            UpstreamText.timedOutWaiting(for: reference.kind.plural, reference.name.name), style: .refusal),
          to: .remarks)
        output.status = .failed
      }
    }
    return output
  }
}

extension Session {
  fileprivate func references(
    _ selection: ResourceSelection, _ given: Invocation, mayBeMissing: Bool
  ) throws(CommandError) -> [ObjectReference] {
    if case .named(let names) = selection, mayBeMissing {
      return names.map { name in
        let home =
          name.kind.isNamespaced
          ? (name.namespace.isEmpty ? given[.namespace] ?? namespace : name.namespace) : ""
        return ObjectReference(kind: name.kind, name: NamespacedName(namespace: home, name: name.name))
      }
    }
    let (groups, missing) = try found(selection, given)
    if let error = missing.first { throw error }
    return groups.flatMap(\.objects).map(\.reference)
  }
}

extension WorldCondition {
  /// `condition=Ready`, `condition=Ready=false`, `delete`, `create`, `jsonpath={.status.phase}=Running`.
  fileprivate init?(waiting text: String, for reference: ObjectReference) {
    if text == "delete" {
      self = .gone(reference)
    } else if text == "create" {
      self = .exists(reference)
    } else if text.hasPrefix("condition=") {
      let parts = text.dropFirst("condition=".count).split(separator: "=", maxSplits: 1)
      guard let type = parts.first else { return nil }
      let status = parts.count == 2 ? parts[1].lowercased() : "true"
      self = .condition(reference, type: type.lowercased(), status: status)
    } else if text.hasPrefix("jsonpath=") {
      let rest = text.dropFirst("jsonpath=".count)
      let sides: [Substring]
      if rest.hasPrefix("{"), let close = rest.lastIndex(of: "}") {
        sides = [rest[...close], rest[rest.index(after: close)...].drop { $0 == "=" }]
      } else {
        sides = rest.split(separator: "=", maxSplits: 1)
      }
      guard let first = sides.first, let path = JSONPath(String(first)) else { return nil }
      let value = sides.count == 2 ? String(sides[1]) : ""
      self = value.isEmpty ? .hasPath(reference, path) : .path(reference, path, value: value)
    } else {
      return nil
    }
  }
}
