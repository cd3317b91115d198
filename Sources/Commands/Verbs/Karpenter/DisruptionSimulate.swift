import Cluster
import Kubernetes
import Narration

extension Command {
  static let disruptionSimulate = Command(
    "disruption simulate", syntax: [.optional(.objects(.node))], help: .simulate,
    examples: ["disruption simulate"]
  ) { session, given throws(CommandError) in
    guard let name = given.words.first else {
      return .lines(Why(session.world, narrator: session.narrator(session.detail)).disruption())
    }
    return try session.whyNotDisrupted(name)
  }
}

extension Session {
  /// What keeps a node from being disrupted, or by which method it would go.
  ///
  /// - Parameter name: also `node/NAME`.
  func whyNotDisrupted(_ name: String) throws(CommandError) -> CommandOutput {
    let node = NodeName(name.split(separator: "/").last.map(String.init) ?? name)
    guard world.objects.node(node) != nil else {
      throw notFound(.init(kind: .node, name: node.text), in: "")
    }
    return .lines(Why(world, narrator: narrator(detail)).notDisrupted(node))
  }

  /// Why Karpenter leaves every node alone, or which would go.
  var whyNothingDisrupted: CommandOutput { .lines(Why(world, narrator: narrator(detail)).disruption()) }
}
