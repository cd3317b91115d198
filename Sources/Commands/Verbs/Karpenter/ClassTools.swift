import Narration

/// What the class types outside kubectl: here each does what it comes to, or says why there is nothing to do.
extension Command {
  static let cargo = Command(
    "cargo", syntax: [.any(.text("…"))], takesRawWords: true
  ) { session, given throws(CommandError) in
    let verb = given.words.first { !$0.hasPrefix("-") && !$0.hasPrefix("+") } ?? "build"
    guard verb == "run" || verb == "r" else {
      return said(.cargoBuilds(verb), session)
    }
    var output = try session.runNested("controller enable mini-karpenter", input: nil)
    output.remark(PlanMessage.cargoRuns.told(in: session.language))
    return output
  }

  static let docker = Command(
    "docker", syntax: [.any(.text("…"))], takesRawWords: true
  ) { session, given throws(CommandError) in
    let words = given.words
    switch words.first {
    case "build":
      let tag = words.firstIndex(where: { $0 == "-t" || $0 == "--tag" }).map { $0 + 1 }
      let image = tag.flatMap { words.indices.contains($0) ? words[$0] : nil } ?? "aula07/mini-karpenter-rs"
      return said(.imageIsThere(image), session)
    case "push", "load", "tag": return said(.imageIsElsewhere, session)
    case "buildx": return said(.imageIsThere("aula07/mini-karpenter-rs"), session)
    default: throw .say(PlanMessage.notADockerCommand(words.first ?? ""))
    }
  }

  static let make = Command(
    "make", syntax: [.any(.text("…"))], takesRawWords: true
  ) { session, given throws(CommandError) in
    let targets = given.words.filter { !$0.contains("=") && !$0.hasPrefix("-") }
    var output = CommandOutput()
    for target in targets.isEmpty ? ["build"] : targets {
      guard let commands = makeTargets.first(where: { $0.name == target })?.commands else {
        throw .say(PlanMessage.unknownTarget(target, known: makeTargets.map(\.name)))
      }
      output.append(try session.runNested(commands.joined(separator: "\n"), input: nil))
      output.remark(PlanMessage.makes(commands.joined(separator: "; ")).told(in: session.language))
    }
    return output
  }

  private static let makeTargets: [(name: String, commands: [String])] = [
    ("build", ["docker build -t aula07/mini-karpenter-rs:latest ./rust-controller"]),
    ("run", ["cargo run --release"]),
    ("rbac", manifests.dropLast().map { "kubectl apply -f k8s/\($0)" }),
    ("deploy", manifests.map { "kubectl apply -f k8s/\($0)" }),
    ("logs", ["kubectl -n aula07 logs deploy/mini-karpenter-rs"]),
    (
      "clean",
      manifests.reversed().map { "kubectl delete -f k8s/\($0) --ignore-not-found" }
    ),
  ]

  private static let manifests = [
    "00-namespace.yaml", "01-serviceaccount.yaml", "02-clusterrole.yaml", "03-clusterrolebinding.yaml",
    "04-deployment.yaml",
  ]

  private static func said(_ message: PlanMessage, _ session: Session) -> CommandOutput {
    var output = CommandOutput()
    output.line(message.told(in: session.language))
    return output
  }
}
