import Cluster
import Narration

/// Tools that make clusters: each does, or names, what comes to the same here.
extension Command {
  static let terraform = infrastructure("terraform")
  static let tofu = infrastructure("tofu")

  /// `apply` makes the cluster of the course's production example.
  private static func infrastructure(_ name: String) -> Command {
    Command(name, syntax: [.any(.text("…"))], takesRawWords: true) { session, given throws(CommandError) in
      let verb = given.words.first { !$0.hasPrefix("-") } ?? ""
      guard verb == "apply" else {
        return CommandOutput(ClusterMessage.terraform(verb: verb).told(in: session.language) + "\n")
      }
      return try session.runNested("cluster create production", input: nil)
    }
  }

  static let eksctl = Command(
    "eksctl", syntax: [.any(.text("…"))], takesRawWords: true
  ) { session, given throws(CommandError) in
    let verb = given.words.first { !$0.hasPrefix("-") } ?? ""
    return CommandOutput(ClusterMessage.eksctl(verb: verb).told(in: session.language) + "\n")
  }
}
