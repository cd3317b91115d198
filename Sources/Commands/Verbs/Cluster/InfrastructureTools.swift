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

  /// `scale nodegroup` asks EKS for what it would ask it for.
  static let eksctl = Command(
    "eksctl", syntax: [.any(.text("…"))], takesRawWords: true
  ) { session, given throws(CommandError) in
    let verb = given.words.first { !$0.hasPrefix("-") } ?? ""
    guard let scaling = NodeGroupScaling(given.words) else {
      return CommandOutput(ClusterMessage.eksctl(verb: verb).told(in: session.language) + "\n")
    }
    _ = try session.runNested(scaling.request, input: nil)
    return .lines([
      StyledText(UpstreamText.scalingNodeGroup(scaling.group, in: scaling.cluster)),
      StyledText(UpstreamText.initiatedScaling),
    ])
  }
}

/// What `eksctl scale nodegroup` was asked for.
private struct NodeGroupScaling {
  let cluster: String
  let group: String
  private let sizes: [String]

  private static let flags = [
    "--cluster": "cluster", "-c": "cluster", "--name": "name", "-n": "name", "--nodes": "desiredSize",
    "-N": "desiredSize", "--nodes-min": "minSize", "-m": "minSize", "--nodes-max": "maxSize", "-M": "maxSize",
  ]

  /// Nil for another call, and for one that does not say which group is to have how many nodes.
  init?(_ words: [String]) {
    guard words.count > 1, words[0] == "scale", ["nodegroup", "ng"].contains(words[1]) else { return nil }
    var given: [String: String] = [:]
    var flag: String?
    for word in words.dropFirst(2) {
      if let name = flag {
        given[name] = word
        flag = nil
      } else if word.hasPrefix("-") {
        let sides = word.split(separator: "=", maxSplits: 1).map(String.init)
        let name = Self.flags[sides[0]]
        if sides.count == 2 { name.map { given[$0] = sides[1] } } else { flag = name }
      } else {
        given["name"] = word
      }
    }
    sizes = ["minSize", "maxSize", "desiredSize"].compactMap { name in given[name].map { "\(name)=\($0)" } }
    guard let cluster = given["cluster"], let group = given["name"], !sizes.isEmpty else { return nil }
    self.cluster = cluster
    self.group = group
  }

  /// The same for the AWS CLI.
  var request: String {
    let options = ["--cluster-name", cluster, "--nodegroup-name", group]
    let quoted = (options + ["--scaling-config", sizes.joined(separator: ",")]).map(Session.quoted)
    return "aws eks update-nodegroup-config \(quoted.joined(separator: " "))"
  }
}
