import Cluster
import Kubernetes
import Narration

extension Command {
  static let cordon = Command(
    "cordon", origin: .kubectl, syntax: [.any(.objects(.node))], flags: [.selector, .dryRun], help: .cordon,
    examples: ["cordon -l kubernetes.io/os=linux"]
  ) { session, given throws(CommandError) in
    try session.setUnschedulable(true, given)
  }

  static let uncordon = Command(
    "uncordon", origin: .kubectl, syntax: [.any(.objects(.node))], flags: [.selector, .dryRun],
    help: .uncordon,
    examples: ["uncordon -l kubernetes.io/os=linux"]
  ) { session, given throws(CommandError) in
    try session.setUnschedulable(false, given)
  }
}

extension Session {
  /// Nodes by name (`n1`, `node/n1`) or selector.
  func nodes(_ given: Invocation) throws(CommandError) -> [ClusterObject] {
    let hasSelector = given[.selector] != nil
    guard !given.words.isEmpty || hasSelector else {
      throw .upstream(
        UpstreamText.nodeRequired(given.command.name), CommandMessage.usage(syntax: given.command.usage))
    }
    let names = given.words.map {
      $0.hasPrefix("node/") || $0.hasPrefix("nodes/") || $0.hasPrefix("no/")
        ? String($0.drop { $0 != "/" }.dropFirst()) : $0
    }
    return try targets(["nodes"] + names, given)
  }

  fileprivate mutating func setUnschedulable(_ wanted: Bool, _ given: Invocation) throws(CommandError)
    -> CommandOutput
  {
    try edit(
      try nodes(given), given, did: wanted ? "cordoned" : "uncordoned",
      unchanged: wanted ? "already cordoned" : "already uncordoned"
    ) { (object) throws(CommandError) in
      object.change(Node.self) { $0.spec.unschedulable = wanted }
    }
  }
}
