import Cluster
import Kubernetes
import Narration

extension Command {
  static let events = Command(
    "events", origin: .kubectl, flags: [.allNamespaces, .forObject, .types, .noHeaders, .output, .watch],
    help: .events,
    examples: ["create deployment web --image=nginx", "step 2", "events", "events --types=Warning -A"]
  ) { session, given throws(CommandError) in
    let namespace = session.namespace(of: given)
    let types = Set(given.list(.types).map { $0.lowercased() })
    var subject: ObjectReference?
    if let text = given[.forObject] {
      guard case .named(let names) = try session.selection([text]), let name = names.first else {
        throw .upstream(UpstreamText.badResourceName(text))
      }
      let home = name.kind.isNamespaced ? namespace ?? session.namespace : ""
      subject = ObjectReference(kind: name.kind, name: NamespacedName(namespace: home, name: name.name))
    }
    let events = session.world.objects.events.values.filter { event in
      (namespace == nil || event.metadata.namespace == namespace)
        && (types.isEmpty || types.contains(event.type.rawValue.lowercased()))
        && (subject == nil || event.involvedObject == subject)
    }
    .sorted { $0.sequence < $1.sequence }
    var output = CommandOutput()
    if case .document(let format) = try session.outputFormat(given) {
      output.print(try format.text(of: events.map { .active($0) }, asList: true))
      return output
    }
    guard !events.isEmpty else {
      output.remark(StyledText(UpstreamText.noEventsFound(in: namespace)))
      return output
    }
    let world = session.world
    let rows = events.map { event in
      (given.has(.allNamespaces) ? [StyledText(event.metadata.namespace)] : [])
        + [
          StyledText(
            event.count > 1
              ? "\(world.age(since: event.lastTimestamp)) (x\(event.count) over \(world.age(since: event.firstTimestamp)))"
              : world.age(since: event.lastTimestamp), style: .dim),
          StyledText(event.type.rawValue, style: event.type == .warning ? .warning : .plain),
          StyledText(event.reason),
          StyledText("\(event.involvedObject.kind.name)/\(event.involvedObject.name.name)", style: .name),
          StyledText(event.message),
        ]
    }
    let header =
      (given.has(.allNamespaces) ? ["NAMESPACE"] : []) + ["LAST SEEN", "TYPE", "REASON", "OBJECT", "MESSAGE"]
    output.print(
      TextTable(
        header: given.has(.noHeaders) ? nil : header.map { StyledText($0, style: .heading) }, rows: rows
      ).text)
    return output
  }
}
