import Kubernetes
import Manifests
import Narration

/// kubectl's configuration: one context, whose namespace can be set.
extension Command {
  static let configView = Command(
    "config view", origin: .kubectl, flags: [.output, Flag("minify"), Flag("raw"), Flag("flatten")],
    help: .config, examples: ["config view", "config view --minify -o jsonpath='{..namespace}'"]
  ) { session, given throws(CommandError) in
    let json = session.kubeconfig
    switch try session.outputFormat(given) {
    case .document(let format): return CommandOutput(try format.text(of: json))
    case .table, .wide: return CommandOutput(StyledText(YAMLWriter.text(json)))
    }
  }

  static let currentContext = Command(
    "config current-context", origin: .kubectl, help: .config, examples: ["config current-context"]
  ) { _, _ in CommandOutput("\(Kubeconfig.context)\n") }

  static let getContexts = Command(
    "config get-contexts", origin: .kubectl, syntax: [.any(.text("NAME"))], flags: [.output, .noHeaders],
    help: .config, examples: ["config get-contexts", "config get-contexts -o name"]
  ) { session, given throws(CommandError) in
    if let name = given.words.first(where: { $0 != Kubeconfig.context }) {
      throw .upstream(UpstreamText.noContext(name))
    }
    if given[.output] == "name" { return CommandOutput("\(Kubeconfig.context)\n") }
    let namespace = session.namespace == "default" ? "" : session.namespace
    let row = ["*", Kubeconfig.context, Kubeconfig.cluster, Kubeconfig.user, namespace].map { StyledText($0) }
    let header: [StyledText]? =
      given.has(.noHeaders) ? nil : ["CURRENT", "NAME", "CLUSTER", "AUTHINFO", "NAMESPACE"]
    return CommandOutput(TextTable(header: header, rows: [row]).text)
  }

  static let getClusters = Command("config get-clusters", origin: .kubectl, help: .config) { _, _ in
    CommandOutput("NAME\n\(Kubeconfig.cluster)\n")
  }

  static let getUsers = Command("config get-users", origin: .kubectl, help: .config) { _, _ in
    CommandOutput("NAME\n\(Kubeconfig.user)\n")
  }

  static let useContext = Command(
    "config use-context", aliases: ["config use"], origin: .kubectl,
    syntax: [.one(.words([Kubeconfig.context]))],
    help: .config, examples: ["config use-context bancada"]
  ) { _, given throws(CommandError) in
    guard given.words[0] == Kubeconfig.context else {
      throw .upstream(UpstreamText.noContext(given.words[0]))
    }
    return CommandOutput("Switched to context \"\(Kubeconfig.context)\".\n")
  }

  static let setContext = Command(
    "config set-context", origin: .kubectl, syntax: [.optional(.words([Kubeconfig.context]))],
    flags: [.current, Flag("cluster", .required(.text("NAME"))), Flag("user", .required(.text("NAME")))],
    help: .config, examples: ["config set-context --current --namespace=kube-system"]
  ) { session, given throws(CommandError) in
    if let name = given.words.first, name != Kubeconfig.context {
      throw .upstream(UpstreamText.noContext(name))
    }
    guard let namespace = given[.namespace] else {
      throw .say(.missingArgument("--namespace", syntax: "config set-context --current --namespace=NAME"))
    }
    session.namespace = namespace.isEmpty ? "default" : namespace
    return CommandOutput("Context \"\(Kubeconfig.context)\" modified.\n")
  }
}

/// Names in a configuration that points at nothing outside.
private enum Kubeconfig {
  static let context = "bancada"
  static let cluster = "bancada"
  static let user = "aluno"
}

extension Session {
  /// As `kubectl config view` shows it.
  fileprivate var kubeconfig: JSONValue {
    var context: [String: JSONValue] = [
      "cluster": .string(Kubeconfig.cluster), "user": .string(Kubeconfig.user),
    ]
    if namespace != "default" { context["namespace"] = .string(namespace) }
    return .object([
      "apiVersion": .string("v1"), "kind": .string("Config"), "preferences": .object([:]),
      "current-context": .string(Kubeconfig.context),
      "clusters": .array([
        .object([
          "name": .string(Kubeconfig.cluster),
          "cluster": .object(["server": .string(world.controlPlaneURL)]),
        ])
      ]),
      "contexts": .array([.object(["name": .string(Kubeconfig.context), "context": .object(context)])]),
      "users": .array([.object(["name": .string(Kubeconfig.user), "user": .object([:])])]),
    ])
  }
}
