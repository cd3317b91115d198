import Cluster
import Kubernetes
import Narration

extension Command {
  static let describe = Command(
    "describe", origin: .kubectl, syntax: [.any(.resources)],
    flags: [
      .allNamespaces, .selector, .filename,
      Flag("show-events", .optional(.words(["true", "false"]), default: "true")),
    ],
    help: .describe, examples: ["create deployment web --image=nginx", "describe deployment web"]
  ) { session, given throws(CommandError) in
    let selection = try session.selection(of: given)
    var (groups, missing) = try session.found(selection, given)
    if case .named(let names) = selection, groups.isEmpty, let only = names.first, names.count == 1 {
      let matching = session.withPrefix(only, given)
      if !matching.isEmpty { (groups, missing) = ([(kind: only.kind, objects: matching)], []) }
    }
    var output = CommandOutput()
    let objects = groups.flatMap(\.objects)
    for (index, object) in objects.enumerated() {
      if index > 0 { output.print("\n\n") }
      output.print(Description.of(object, in: session.world).aligned)
    }
    if objects.count == 1, objects[0].kind == .pod {
      let why = Why(session.world, narrator: session.narrator(session.detail))
      for line in why.hint(for: objects[0].reference.name) { output.remark(line) }
    }
    if groups.allSatisfy({ $0.objects.isEmpty }), missing.isEmpty {
      output.remark(StyledText(UpstreamText.noResourcesFound(in: session.namespace(of: given))))
    }
    for error in missing {
      output.print(error.told(in: session.language), to: .remarks)
      output.status = .failed
    }
    return output
  }
}

extension Session {
  /// Objects whose names begin with a name that none has: `describe pod web` describes every `web-…`.
  fileprivate func withPrefix(_ name: ResourceSelection.ObjectName, _ given: Invocation) -> [ClusterObject] {
    let namespace = given[.namespace] ?? namespace
    return world.objects(of: name.kind).filter {
      $0.name.hasPrefix(name.name) && (!name.kind.isNamespaced || $0.metadata.namespace == namespace)
    }
  }
}
